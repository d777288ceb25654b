import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../api/client';
import type { Receipt } from '../api/types';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';
import { civilText, receiptPath, RECEIPT_STATES, RECEIPT_TONES, SUSPENSE } from './codes';

const WORDS = ['state'] as const;

/** Money that came without an order, and whose it is. */
export default function SuspenseScreen() {
  const t = useT();
  const go = useNavigate();
  const { asked, choose } = useAsked(WORDS);
  const state = asked.state ?? 'OPEN';
  const query = useInfiniteQuery({
    queryKey: [...SUSPENSE, 'list', state],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/suspense', { params: { query: { state, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: Column<Receipt>[] = [
    { key: 'reference', title: t('suspense.reference'), width: 220, grow: true, narrow: 'title', cell: (row) => <Link to={receiptPath(row)} title={row.reference}>{row.reference || t('suspense.noReference')}</Link> },
    { key: 'state', title: t('users.state'), width: 110, narrow: 'side', cell: (row) => <ReceiptState state={row.state} /> },
    { key: 'amount', title: t('facts.amount'), width: 130, align: 'end', narrow: 'detail-side', cell: (row) => <Money value={row.amount} /> },
    { key: 'at', title: t('suspense.at'), width: 150, narrow: 'detail', cell: (row) => <span className="number">{civilText(row.at)}</span> },
    { key: 'payer', title: t('suspense.payer'), width: 140, cell: (row) => (row.payer ? <span title={row.payer}>{row.payer}</span> : <span className="quiet">–</span>) },
    { key: 'channel', title: t('loans.channel'), width: 110, cell: (row) => row.channel },
    ...(state === 'MATCHED' || state === 'ASSIGNED'
      ? [{ key: 'loan', title: t('loans.id'), width: 150, cell: (row) => (row.loan ? <Link to={`/loans/${encodeURIComponent(row.loan)}`}>{row.loan}</Link> : <span className="quiet">–</span>) } satisfies Column<Receipt>]
      : [{ key: 'why', title: t('suspense.why'), width: 260, cell: (row) => <span title={row.why}>{row.why}</span> } satisfies Column<Receipt>]),
  ];
  return (
    <Page fill title={t('nav.suspense')} text={t('suspense.text')}>
      <div className="card card-flush loans-card">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Choice<string> label={t('users.state')} value={state} onChange={(value) => choose('state', value === 'OPEN' ? '' : value)} options={RECEIPT_STATES.map((value) => ({ value, label: t.code('receiptState', value) }))} />
        </div>
        <Paged<Receipt>
          query={query}
          label={t('nav.suspense')}
          columns={columns}
          rowKey={receiptPath}
          onOpen={(row) => void go(receiptPath(row))}
          empty={<Nothing title={t(state === 'OPEN' ? 'suspense.none' : 'suspense.noneOf')} text={state === 'OPEN' ? t('suspense.none.text') : undefined} />}
        />
      </div>
    </Page>
  );
}

/** Where the money is. */
export function ReceiptState({ state }: { state: Receipt['state'] }) {
  const t = useT();
  return <Tag tone={RECEIPT_TONES[state]}>{t.code('receiptState', state)}</Tag>;
}
