import { SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { asProblem } from '../api/problem';
import type { LoanRow } from '../api/types';
import { longDayText } from '../date/date';
import { Page } from '../frame/Page';
import { useWords } from '../i18n/language';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable } from '../table/DataTable';
import { askLoans } from './asks';
import { chosenColumns, useLoanColumns } from './columns';
import { ColumnChooser } from './ColumnChooser';
import { ExportButton } from './ExportButton';
import { FilterBar } from './FilterBar';
import { filterText, USUAL_ORDER, withWord } from './filters';
import { Views } from './Views';
import './loans.css';

const PAUSE = 250;

/** The book as a list: filters, order and columns are in the address, so that a link shows the same list. */
export default function LoansScreen() {
  const { t, language } = useWords();
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const mayExport = useRight('loans.export');
  const mayImport = useRight('imports.run');
  const columns = useLoanColumns(chosenColumns(search.get('columns')));
  const searchField = useRef<InputRef>(null);

  const query = useInfiniteQuery(askLoans(search, language));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const first = query.data?.pages[0];
  const more = useCallback(() => void query.fetchNextPage(), [query]);

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const typing = event.target instanceof Element && event.target.closest('input,textarea,[contenteditable]');
      if (event.key === '/' && !typing) {
        event.preventDefault();
        searchField.current?.focus();
      }
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const replace = useCallback((next: URLSearchParams) => setSearch(next, { replace: true }), [setSearch]);
  const filtered = filterText(search) !== '';

  return (
    <Page
      fill
      title={t('nav.loans')}
      heading={
        <>
          {t('nav.loans')}{' '}
          {first && first.total !== null && first.total !== undefined ? (
            <span className="loans-total" role="status">
              {t(first.totalIsExact ? 'loans.total' : 'loans.totalAbout', { n: first.total })}
            </span>
          ) : null}
        </>
      }
      text={first?.on && first.on > '1970-01-01' ? [t('loans.asOf', { day: longDayText(first.on, language) }), search.has('sort') ? '' : t('loans.order')].filter(Boolean).join(' · ') : undefined}
      actions={
        <>
          <Views search={search} apply={setSearch} />
          <ColumnChooser search={search} apply={replace} />
          {mayExport ? <ExportButton search={search} total={first?.total ?? null} /> : null}
        </>
      }
    >
      <div className="card card-flush loans-card">
        <FilterBar
          search={search}
          apply={setSearch}
          lead={<Search key={search.get('q') ?? ''} field={searchField} value={search.get('q') ?? ''} apply={(value) => replace(withWord('q', value, search))} />}
        />
        {query.isError && rows.length === 0 ? (
          <Failed
            problem={asProblem(query.error)}
            retry={() => void query.refetch()}
            action={asProblem(query.error).status === 400 ? <Button onClick={() => setSearch(new URLSearchParams())}>{t('loans.clear')}</Button> : undefined}
          />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={12} />
          </div>
        ) : (
          <DataTable<LoanRow>
            fill
            label={t('nav.loans')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            onOpen={(row) => void go(`/loans/${encodeURIComponent(row.id)}`)}
            sort={search.get('sort') ?? USUAL_ORDER}
            onSort={(sort) => replace(withWord('sort', sort, search))}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={more}
            total={first?.total}
            empty={
              filtered ? (
                <Nothing title={t('loans.none')} text={t('loans.none.text')} action={<Button onClick={() => setSearch(new URLSearchParams())}>{t('loans.clear')}</Button>} />
              ) : (
                <Nothing title={t('loans.empty')} text={t('loans.empty.text')} action={mayImport ? <Link to="/imports">{t('overview.empty.do')}</Link> : undefined} />
              )
            }
          />
        )}
      </div>
      <p className="keys quiet" aria-hidden="true">
        <kbd>/</kbd> {t('keys.search')} <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.move')} <kbd>↵</kbd> {t('keys.open')} <kbd>Ctrl K</kbd> {t('keys.find')}
      </p>
    </Page>
  );
}

/** Looks while one types, after a short pause. */
function Search({ value, apply, field }: { value: string; apply: (value: string) => void; field: React.RefObject<InputRef | null> }) {
  const { t } = useWords();
  const [text, setText] = useState(value);
  const timer = useRef<number>(undefined);
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // The field is made anew when the address changes; then the one who types goes on typing.
  const mounted = useRef(false);
  useEffect(() => {
    if (!mounted.current && value && document.activeElement === document.body) field.current?.focus({ cursor: 'end' });
    mounted.current = true;
  }, [field, value]);
  return (
    <Input
      ref={field}
      className="loans-search"
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={t('loans.search')}
      aria-label={t('loans.search')}
      allowClear
      value={text}
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => latest.current(next.trim()), next ? PAUSE : 0);
      }}
      onPressEnter={() => {
        window.clearTimeout(timer.current);
        apply(text.trim());
      }}
    />
  );
}
