import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { BureauCorrection, Incident, TouchedLoan } from '../api/types';
import { Day } from '../date/Day';
import { Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { INCIDENTS } from './state';

/** The loans of a plan, and what is, or would be, done to each. */
export function TouchedLoans({ incident }: { incident: Incident }) {
  const t = useT();
  const query = useInfiniteQuery({
    queryKey: [...INCIDENTS, incident.id, 'loans', incident.deed, incident.version],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/incidents/{id}/loans', { params: { path: { id: incident.id }, query: { limit: 100, deed: incident.deed, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: Column<TouchedLoan>[] = [
    { key: 'loan', title: t('incidents.loan'), width: 105, grow: true, narrow: 'title', cell: (row) => <Link to={`/loans/${encodeURIComponent(row.loan)}`}>{row.loan}</Link> },
    {
      key: 'protected',
      title: t('incidents.protected'),
      width: 205,
      narrow: 'detail',
      cell: (row) => (
        <>
          <Day value={row.from} /> – <Day value={row.to} />
          <div className="quiet">{t('incidents.which', { n: row.installments.length, numbers: row.installments.join(', ') })}</div>
        </>
      ),
    },
    { key: 'worst', title: t('incidents.worst'), width: 140, align: 'end', cell: (row) => <span className="number">{`${row.before.worstDpd} → ${row.after.worstDpd}`}</span> },
    {
      key: 'late',
      title: t('incidents.late'),
      width: 140,
      align: 'end',
      cell: (row) => (typeof row.before.lateDays === 'number' ? <span className="number">{`${row.before.lateDays} → ${row.after.lateDays}`}</span> : <span className="quiet">–</span>),
    },
    {
      key: 'penalty',
      title: t('incidents.penalty'),
      width: 205,
      align: 'end',
      narrow: 'detail-side',
      cell: (row) => (
        <>
          <Money value={row.before.penalty} bare /> → <Money value={row.after.penalty} />
        </>
      ),
    },
    {
      key: 'class',
      title: t('incidents.class'),
      width: 150,
      cell: (row) =>
        row.before.creditClass === row.after.creditClass ? (
          <span className="quiet">–</span>
        ) : (
          <>
            {t.code('class', row.before.creditClass)}
            <div>→ {t.code('class', row.after.creditClass)}</div>
          </>
        ),
    },
    { key: 'bureau', title: t('incidents.bureau'), width: 125, narrow: 'more', labelled: true, cell: (row) => <BureauMonths months={row.bureau} /> },
    { key: 'done', title: t('users.state'), width: 95, narrow: 'side', cell: (row) => (row.refused ? <Tag tone="bad">{t('incidents.not')}</Tag> : row.applied ? <Tag tone="good">{t('incidents.done')}</Tag> : <Tag tone="neutral">{t('incidents.open')}</Tag>) },
  ];
  return (
    <Section title={t('incidents.rows')} flush>
      {query.isError ? (
        <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <div className="pad">
          <Loading lines={6} />
        </div>
      ) : (
        <DataTable<TouchedLoan>
          label={t('incidents.rows')}
          columns={columns}
          rows={query.data.pages.flatMap((page) => page.items)}
          rowKey={(row) => row.loan}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
          empty={<Nothing title={t('incidents.rows.none')} />}
          detail={(row) => (row.refused ? <p role="note">{row.refused}</p> : null)}
        />
      )}
    </Section>
  );
}

/** A month that the bureau was told wrongly; of more than one how many, and all of them when opened. */
function BureauMonths({ months }: { months: TouchedLoan['bureau'] }) {
  const t = useT();
  const [first, ...more] = months.map((each) => <code key={each.month}>{`${each.month} ${each.sent}→${each.right}`}</code>);
  if (first === undefined) return <span className="quiet">–</span>;
  if (more.length === 0) return first;
  return (
    <details className="bureau-months">
      <summary>{t('incidents.months', { n: months.length })}</summary>
      {first}
      {more}
    </details>
  );
}

/** Months that a bureau is to be told anew; left out where there is none. */
export function Corrections({ incident }: { incident: Incident }) {
  const t = useT();
  const query = useInfiniteQuery({
    queryKey: [...INCIDENTS, incident.id, 'corrections', incident.deed, incident.version],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/incidents/{id}/corrections', { params: { path: { id: incident.id }, query: { limit: 100, deed: incident.deed, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<BureauCorrection>[] = [
    { key: 'loan', title: t('incidents.loan'), width: 150, grow: true, narrow: 'title', cell: (row) => <Link to={`/loans/${encodeURIComponent(row.loan)}`}>{row.loan}</Link> },
    { key: 'month', title: t('incidents.month'), width: 110, narrow: 'detail', cell: (row) => <span className="number">{row.month}</span> },
    { key: 'sent', title: t('incidents.sent'), width: 90, narrow: 'side', labelled: true, cell: (row) => <code>{row.sent}</code> },
    { key: 'right', title: t('incidents.right'), width: 90, narrow: 'detail-side', labelled: true, cell: (row) => <code>{row.right}</code> },
    { key: 'recordedOn', title: t('incidents.recordedOn'), width: 130, cell: (row) => <Day value={row.recordedOn} /> },
  ];
  if (query.isError) return <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <Section title={t('incidents.corrections')} hint={t('incidents.corrections.text')} flush>
      <DataTable<BureauCorrection>
        label={t('incidents.corrections')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.loan} ${row.month}`}
        hasMore={query.hasNextPage}
        loadingMore={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Section>
  );
}
