import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { AuditEntry } from '../api/types';
import { DayPicker } from '../date/Day';
import { isDay } from '../date/date';
import { zone } from '../date/zone';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { Typed } from '../frame/Typed';
import { useT } from '../i18n/language';
import { Tag, type Tone } from '../loan/StateTag';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { ACTIONS } from './codes';

const TONES: Record<AuditEntry['outcome'], Tone> = { ALLOWED: 'neutral', REFUSED: 'warn', FAILED: 'bad' };
const OUTCOMES = ['ALLOWED', 'REFUSED', 'FAILED'] as const;
const WORDS = ['actor', 'action', 'subject', 'from', 'to', 'outcome'] as const;

/** Who did what, and who looked at personal data. Entries are only added. */
export default function AuditScreen() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => Object.fromEntries(WORDS.filter((word) => search.has(word)).map((word) => [word, search.get(word) ?? ''])), [search]);
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/audit', { params: { query: { ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const more = useCallback(() => void query.fetchNextPage(), [query]);

  function choose(word: (typeof WORDS)[number], value: string | null | undefined): void {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(word, value);
        else next.delete(word);
        return next;
      },
      { replace: true },
    );
  }

  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<AuditEntry>[] = [
    { key: 'at', title: t('audit.at'), width: 164, narrow: 'detail', cell: (row) => <Moment value={row.at} /> },
    { key: 'actor', title: t('audit.actor'), width: 130, narrow: 'detail-side', cell: (row) => row.actor },
    { key: 'role', title: t('users.role'), width: 120, cell: (row) => (row.role ? t.code('role', row.role) : <span className="quiet">–</span>) },
    { key: 'action', title: t('audit.action'), width: 190, narrow: 'title', cell: (row) => <span title={row.action}>{t.code('action', row.action)}</span> },
    { key: 'subject', title: t('audit.subject'), width: 170, cell: (row) => (row.subject ? <code title={row.subject}>{row.subject}</code> : <span className="quiet">–</span>) },
    { key: 'outcome', title: t('audit.outcome'), width: 100, narrow: 'side', cell: (row) => <Tag tone={TONES[row.outcome] ?? 'neutral'}>{t.code('outcome', row.outcome)}</Tag> },
    { key: 'detail', title: t('audit.detail'), width: 200, grow: true, cell: (row) => <span title={row.detail ?? undefined}>{row.detail ? t.code('detail', row.detail) : null}</span> },
    { key: 'address', title: t('audit.address'), width: 120, cell: (row) => (row.address ? <code>{row.address}</code> : null) },
  ];
  const filtered = Object.keys(asked).length > 0;
  return (
    <Page fill title={t('nav.audit')} text={t('audit.text', { zone: zone() })}>
      <div className="card card-flush loans-card">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Typed key={`actor-${asked['actor'] ?? ''}`} label={t('audit.actor')} value={asked['actor'] ?? ''} apply={(value) => choose('actor', value)} />
          <Choice
            label={t('audit.action')}
            value={asked['action'] ?? ''}
            onChange={(value) => choose('action', value)}
            options={[{ value: '', label: t('audit.anyAction') }, ...ACTIONS.map((value) => ({ value, label: t.code('action', value) }))]}
          />
          <Typed key={`subject-${asked['subject'] ?? ''}`} label={t('audit.subject')} value={asked['subject'] ?? ''} apply={(value) => choose('subject', value)} />
          <Choice
            label={t('audit.outcome')}
            value={asked['outcome'] ?? ''}
            onChange={(value) => choose('outcome', value)}
            options={[{ value: '', label: t('audit.anyOutcome') }, ...OUTCOMES.map((value) => ({ value: value as string, label: t.code('outcome', value) }))]}
          />
          <div className="range">
            <DayPicker label={t('filter.from')} value={isDay(asked['from']) ? asked['from'] : null} onChange={(day) => choose('from', day)} clearable />
            <span className="quiet">–</span>
            <DayPicker label={t('filter.to')} value={isDay(asked['to']) ? asked['to'] : null} onChange={(day) => choose('to', day)} clearable />
          </div>
          {filtered ? (
            <Button type="text" onClick={() => setSearch({}, { replace: true })}>
              {t('loans.clear')}
            </Button>
          ) : null}
        </div>
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={12} />
          </div>
        ) : (
          <DataTable<AuditEntry>
            fill
            label={t('nav.audit')}
            columns={columns}
            rows={rows}
            rowKey={(row) => String(row.id)}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={more}
            empty={<Nothing title={t(filtered ? 'audit.none' : 'audit.empty')} />}
          />
        )}
      </div>
    </Page>
  );
}
