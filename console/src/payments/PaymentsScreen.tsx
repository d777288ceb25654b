import { DownloadOutlined, DownOutlined, LinkOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { PaymentOrder } from '../api/types';
import { Day, DayPicker } from '../date/Day';
import { isDay } from '../date/date';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { MenuButton } from '../frame/MenuButton';
import { Page } from '../frame/Page';
import { Typed } from '../frame/Typed';
import { useT } from '../i18n/language';
import { Money } from '../money/Money';
import { useRight } from '../session/session';
import { Nothing } from '../state/States';
import { useAsked, type Asked } from '../table/asked';
import { csvText, download } from '../table/csv';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';
import { DESKS, PAYMENTS, STATES } from './codes';
import { PayLinkForm } from './PayLink';
import { OrderState, useSummary } from './state';
import { Summary } from './Summary';
import './payments.css';
import '../frame/choice.css';

const WORDS = ['state', 'channel', 'loan', 'dueOn'] as const;
type Word = (typeof WORDS)[number];

/** What was asked of borrowers, by which channel, and what became of it. */
export default function PaymentsScreen() {
  const t = useT();
  const go = useNavigate();
  const mayLink = useRight('payments.link');
  const mayManage = useRight('payments.manage');
  const [linking, setLinking] = useState(false);
  const summary = useSummary();
  const list = useAsked(WORDS);
  const { asked } = list;
  const query = useInfiniteQuery({
    queryKey: [...PAYMENTS, 'orders', asked],
    // What stands in the address may be anything: the server judges it.
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/payments/orders', { params: { query: { ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<PaymentOrder>[] = [
    { key: 'number', title: t('order.number'), width: 226, narrow: 'title', cell: (row) => <Link to={`/payments/${encodeURIComponent(row.number)}`} title={row.number}>{row.number}</Link> },
    { key: 'state', title: t('users.state'), width: 110, narrow: 'side', cell: (row) => <OrderState state={row.state} /> },
    { key: 'amount', title: t('facts.amount'), width: 140, align: 'end', narrow: 'detail-side', cell: (row) => <Money value={row.amount} /> },
    { key: 'due', title: t('schedule.due'), width: 110, cell: (row) => <Day value={row.dueOn} /> },
    { key: 'loan', title: t('loans.id'), width: 100, grow: true, narrow: 'detail', cell: (row) => <Link to={`/loans/${encodeURIComponent(row.loan)}`} title={row.loan}>{row.loan}</Link> },
    { key: 'channel', title: t('loans.channel'), width: 100, cell: (row) => <span title={t.code('orderKind', row.kind)}>{row.channel}</span> },
    { key: 'attempt', title: t('order.attempt'), width: 70, align: 'end', cell: (row) => <span className="number">{row.attempt}</span> },
    { key: 'reason', title: t('order.reason'), width: 146, cell: (row) => (row.reason ? <span title={row.code ?? undefined}>{t.code('debitFailure', row.reason)}</span> : <span className="quiet">–</span>) },
    { key: 'next', title: t('order.next'), width: 160, cell: (row) => <Moment value={row.nextAt} /> },
  ];

  function save(): void {
    const fields = [
      { title: t('order.number'), text: (row: PaymentOrder) => row.number },
      { title: t('users.state'), text: (row: PaymentOrder) => t.code('orderState', row.state) },
      { title: t('facts.amount'), text: (row: PaymentOrder) => row.amount.amount },
      { title: t('loans.currency'), text: (row: PaymentOrder) => row.amount.currency },
      { title: t('schedule.due'), text: (row: PaymentOrder) => row.dueOn },
      { title: t('loans.id'), text: (row: PaymentOrder) => row.loan },
      { title: t('loans.channel'), text: (row: PaymentOrder) => row.channel },
      { title: t('order.kind'), text: (row: PaymentOrder) => t.code('orderKind', row.kind) },
      { title: t('order.attempt'), text: (row: PaymentOrder) => row.attempt },
      { title: t('order.reason'), text: (row: PaymentOrder) => (row.reason ? t.code('debitFailure', row.reason) : '') },
      { title: t('order.code'), text: (row: PaymentOrder) => row.code },
      { title: t('order.paid'), text: (row: PaymentOrder) => row.paid?.amount },
      { title: t('order.paidAt'), text: (row: PaymentOrder) => row.paidAt },
      { title: t('order.reference'), text: (row: PaymentOrder) => row.reference },
      { title: t('order.sent'), text: (row: PaymentOrder) => row.sentAt },
      { title: t('order.next'), text: (row: PaymentOrder) => row.nextAt },
    ];
    download('orders.csv', csvText(fields, rows));
  }

  return (
    <Page
      fill
      title={t('nav.payments')}
      text={t('payments.text')}
      actions={
        <>
          {mayManage ? <DeskMenu /> : null}
          {mayLink ? (
            <Button type="primary" icon={<LinkOutlined />} onClick={() => setLinking(true)}>
              {t('payLink.new')}
            </Button>
          ) : null}
        </>
      }
    >
      <Summary query={summary} />
      <div className="card card-flush loans-card pay-orders">
        <Filters list={list} channels={summary.data?.channels ?? []}>
          <Button icon={<DownloadOutlined />} disabled={rows.length === 0} title={t('payments.csv.rule')} onClick={save}>
            {t('payments.csv')}
          </Button>
        </Filters>
        <Paged<PaymentOrder>
          query={query}
          label={t('nav.payments')}
          columns={columns}
          rowKey={(row) => row.number}
          onOpen={(row) => void go(`/payments/${encodeURIComponent(row.number)}`)}
          rowTone={(row) => (row.state === 'UNKNOWN' ? 'warn' : undefined)}
          empty={<Nothing title={t(list.filtered ? 'payments.none' : 'payments.empty')} text={list.filtered ? undefined : t('payments.empty.text')} />}
        />
      </div>
      {linking ? <PayLinkForm loan={asked.loan} close={() => setLinking(false)} /> : null}
    </Page>
  );
}

function Filters({ list: { asked, filtered, choose, clear }, channels, children }: { list: Asked<Word>; channels: string[]; children: React.ReactNode }) {
  const t = useT();
  return (
    <div className="filters" role="search" aria-label={t('audit.filters')}>
      <Choice<string> label={t('users.state')} value={asked.state ?? ''} onChange={(value) => choose('state', value)} options={[{ value: '', label: t('payments.anyState') }, ...STATES.map((value) => ({ value, label: t.code('orderState', value) }))]} />
      <Choice label={t('loans.channel')} value={asked.channel ?? ''} onChange={(value) => choose('channel', value)} options={[{ value: '', label: t('payments.anyChannel') }, ...channels.map((value) => ({ value, label: value }))]} />
      <Typed key={asked.loan ?? ''} label={t('loans.id')} value={asked.loan ?? ''} apply={(value) => choose('loan', value)} />
      <DayPicker label={t('loans.dueOn')} value={isDay(asked.dueOn) ? asked.dueOn : null} onChange={(day) => choose('dueOn', day)} clearable />
      {filtered ? (
        <Button type="text" onClick={clear}>
          {t('loans.clear')}
        </Button>
      ) : null}
      <span className="pay-end">{children}</span>
    </div>
  );
}

/** Has a desk do now what it does again and again by itself. */
function DeskMenu() {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const run = useMutation({
    mutationFn: (desk: string) => body(api.POST('/api/v1/payments/desks/{desk}/runs', { params: { path: { desk } } })),
    onSuccess: async (work) => {
      void message.success(t('payments.ran', { n: work.looked }));
      await queries.invalidateQueries({ queryKey: PAYMENTS });
    },
    onError: (error) => void message.error(asProblem(error).message),
  });
  return (
    <MenuButton className="choice-button" align="end" label={t('payments.run.text')} items={DESKS.map((desk) => ({ key: desk, label: t.code('desk', desk), disabled: run.isPending, act: () => run.mutate(desk) }))}>
      {t('payments.run')} <DownOutlined aria-hidden="true" />
    </MenuButton>
  );
}
