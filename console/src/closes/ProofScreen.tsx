import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { BookDifference } from '../api/types';
import { durationText } from '../date/date';
import { Day } from '../date/Day';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { useWords, type Translate } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { Failed, Loaded, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { ProofState } from './ProofState';
import './closes.css';

/** One proof of the books: what was compared, and every difference with the way to its loan. */
export default function ProofScreen() {
  const { t, language } = useWords();
  const id = Number(useParams().id);
  const query = useQuery({
    queryKey: ['proofs', id, language],
    queryFn: () => body(api.GET('/api/v1/proofs/{id}', { params: { path: { id } } })),
  });
  return (
    <Page title={t('proof.one', { n: String(id) })} text={t('proof.about')} actions={<Link to="/closes">{t('proof.toCloses')}</Link>}>
      <Section>
        <Loaded query={query} lines={3}>
          {(proof) => (
            <>
              <ProofState proof={proof} />
              <p className="quiet">
                <Day value={proof.day} long /> · {t.code('proofScope', proof.scope)} · {t('proof.text', { n: proof.loans })} · {durationText(proof.seconds, language)} · <Moment value={proof.at} />
                {proof.author ? ` · ${proof.author}` : null}
              </p>
              {proof.scope === 'CLOSE' ? <p className="quiet">{t('proof.scope.text')}</p> : null}
            </>
          )}
        </Loaded>
      </Section>
      {query.data ? <Differences id={id} total={query.data.differences} /> : null}
    </Page>
  );
}

function Differences({ id, total }: { id: number; total: number }) {
  const { t, language } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['proofs', id, 'differences', language],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/proofs/{id}/differences', { params: { path: { id }, query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('proof.differing')} flush>
      {query.isError ? (
        <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <div className="pad">
          <Loading lines={6} />
        </div>
      ) : (
        <>
          <DataTable<BookDifference>
            label={t('proof.differing')}
            columns={columns(t)}
            rows={rows}
            rowKey={(row) => `${row.loan ?? ''}-${row.book}-${row.part}-${row.day}-${row.held?.currency ?? ''}`}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
            empty={<Nothing title={t('proof.noDifference')} text={t('proof.noDifference.text')} />}
          />
          {!query.hasNextPage && rows.length < total ? <p className="quiet pad">{t('proof.first', { n: rows.length, total })}</p> : null}
        </>
      )}
    </Section>
  );
}

function columns(t: Translate): Column<BookDifference>[] {
  return [
    {
      key: 'loan',
      title: t('proof.loan'),
      width: 150,
      grow: true,
      narrow: 'title',
      cell: (row) => (row.loan ? <Link to={`/loans/${encodeURIComponent(row.loan)}?part=${row.book === 'FACT' ? 'facts' : 'ledger'}`}>{row.loan}</Link> : <span className="quiet">{t('proof.whole')}</span>),
    },
    { key: 'book', title: t('proof.book'), width: 120, narrow: 'side', hint: t('proof.book.hint'), cell: (row) => <Tag tone="bad">{t.code('book', row.book)}</Tag> },
    { key: 'part', title: t('proof.part'), width: 220, narrow: 'detail', cell: (row) => part(t, row) },
    { key: 'day', title: t('proof.day'), width: 110, cell: (row) => <Day value={row.day} /> },
    { key: 'held', title: t('proof.held'), width: 140, align: 'end', narrow: 'more', labelled: true, hint: t('proof.held.hint'), cell: (row) => (row.held ? <Money value={row.held} /> : <span className="quiet">–</span>) },
    { key: 'given', title: t('proof.given'), width: 140, align: 'end', narrow: 'detail-side', labelled: true, hint: t('proof.given.hint'), cell: (row) => (row.given ? <Money value={row.given} /> : <span className="quiet">–</span>) },
  ];
}

/** An account of the chart, or what of a position; accounts carry longer names than any part of a position. */
function part(t: Translate, row: BookDifference): string {
  return row.book === 'POSITION' && row.loan ? t.code('positionPart', row.part) : t.code(PARTS.has(row.part) ? 'positionPart' : 'account', row.part);
}

const PARTS = new Set(['INTEREST_EARNED', 'PENALTY_EARNED', 'PAST_DUE_TOTAL', 'TRIAL_BALANCE']);
