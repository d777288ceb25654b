import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { ReconciledDay } from '../api/types';
import { Day } from '../date/Day';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Money } from '../money/Money';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Loaded, Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import { DataTable, type Column } from '../table/DataTable';
import { RECONCILIATION } from './codes';
import { Findings } from './Findings';
import './reconciliation.css';

const WORDS = ['day', 'open', 'subject'] as const;
const DAYS = 200;

/** Where statements, orders and book do not say the same. */
export default function ReconciliationScreen() {
  const t = useT();
  const mayManage = useRight('payments.manage');
  const { asked, choose } = useAsked(WORDS);
  const days = useQuery({ queryKey: [...RECONCILIATION, 'days'], queryFn: () => body(api.GET('/api/v1/reconciliation', { params: { query: { limit: DAYS } } })) });
  const columns: Column<ReconciledDay>[] = [
    { key: 'day', title: t('reconciliation.day'), width: 122, narrow: 'title', cell: (row) => <Day value={row.day} /> },
    { key: 'channel', title: t('loans.channel'), width: 110, grow: true, narrow: 'side', cell: (row) => row.channel },
    { key: 'open', title: t('reconciliation.open'), width: 90, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <span className={row.open > 0 ? 'tone-bad' : undefined}><Count value={row.open} quietZero /></span> },
    { key: 'found', title: t('reconciliation.found'), width: 90, align: 'end', hint: t('reconciliation.found.text'), cell: (row) => <Count value={row.found} quietZero /> },
    { key: 'lines', title: t('reconciliation.lines'), width: 110, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Count value={row.lines} /> },
    { key: 'matched', title: t('reconciliation.matched'), width: 100, align: 'end', cell: (row) => <Count value={row.matched} /> },
    { key: 'sum', title: t('reconciliation.sum'), width: 140, align: 'end', cell: (row) => row.sums.map((sum) => <div key={sum.amount.currency}><Money value={sum.amount} /></div>) },
    { key: 'fees', title: t('reconciliation.fees'), width: 120, align: 'end', cell: (row) => row.sums.map((sum) => <div key={sum.fees.currency}><Money value={sum.fees} quietZero /></div>) },
    { key: 'at', title: t('reconciliation.at'), width: 166, cell: (row) => <Moment value={row.at} /> },
  ];
  return (
    <Page title={t('nav.reconciliation')} text={t('reconciliation.text')} actions={mayManage ? <RunNow /> : null}>
      <Findings day={asked.day} isOpen={asked.open !== 'false'} subject={asked.subject} choose={choose} />
      <Section title={t('reconciliation.days')} hint={t('reconciliation.days.text')} flush>
        <Loaded query={days} lines={4}>
          {({ items }) => (
            <DataTable<ReconciledDay>
              label={t('reconciliation.days')}
              columns={columns}
              rows={items}
              rowKey={(row) => `${row.day} ${row.channel}`}
              rowTone={(row) => (row.day === asked.day ? 'chosen' : undefined)}
              onOpen={(row) => choose('day', row.day === asked.day ? '' : row.day)}
              empty={<Nothing title={t('reconciliation.none')} text={t('reconciliation.none.text')} />}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

/** Holds the statements that are there against orders and book, now instead of in a while. */
function RunNow() {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const run = useMutation({
    mutationFn: () => body(api.POST('/api/v1/payments/desks/{desk}/runs', { params: { path: { desk: 'RECONCILE' } } })),
    onSuccess: async (work) => {
      void message.success(t('reconciliation.ran', { n: work.looked }));
      await Promise.all([RECONCILIATION, ['payments']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => void message.error(asProblem(error).message),
  });
  return (
    <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
      {t('reconciliation.run')}
    </Button>
  );
}
