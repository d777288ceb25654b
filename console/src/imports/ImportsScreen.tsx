import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Import } from '../api/types';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { countText } from '../number/number';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { DropFiles } from './DropFiles';
import { STATE_TONES } from './states';
import './imports.css';

/** Bringing loans, installments and payments in; and what was brought in before. */
export default function ImportsScreen() {
  const { t, language } = useWords();
  const go = useNavigate();
  const mayRun = useRight('imports.run');
  const query = useInfiniteQuery({
    queryKey: ['imports', language],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/imports', { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<Import>[] = [
    {
      key: 'files',
      title: t('imports.files'),
      width: 260,
      grow: true,
      narrow: 'title',
      cell: (row) => <Link to={`/imports/${encodeURIComponent(row.id)}`}>{row.files.map((file) => file.name).join(', ')}</Link>,
    },
    { key: 'state', title: t('imports.state'), width: 130, narrow: 'side', cell: (row) => <Tag tone={STATE_TONES[row.state]}>{t.code('import', row.state)}</Tag> },
    { key: 'format', title: t('imports.format'), width: 130, cell: (row) => (row.format ? t.code('format', row.format) : <span className="quiet">–</span>) },
    {
      key: 'rows',
      title: t('imports.created'),
      width: 280,
      cell: (row) => (
        <span className="number">
          {row.counts.length === 0 ? <span className="quiet">–</span> : row.counts.map((count) => `${t.code('kind', count.kind)} ${countText(count.created, language)}`).join(' · ')}
        </span>
      ),
    },
    { key: 'rejected', title: t('imports.rejected'), width: 100, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Count value={row.rejected} quietZero /> },
    { key: 'by', title: t('imports.by'), width: 120, cell: (row) => row.createdBy },
    { key: 'at', title: t('imports.at'), width: 164, narrow: 'detail', cell: (row) => <Moment value={row.createdAt} /> },
  ];
  return (
    <Page title={t('nav.imports')} text={t('imports.text')}>
      {mayRun ? <DropFiles /> : null}
      <Section title={t('imports.before')} flush>
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={5} />
          </div>
        ) : (
          <DataTable<Import>
            label={t('imports.before')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            onOpen={(row) => void go(`/imports/${encodeURIComponent(row.id)}`)}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
            empty={<Nothing title={t('imports.none')} text={mayRun ? t('imports.none.text') : undefined} />}
          />
        )}
      </Section>
    </Page>
  );
}
