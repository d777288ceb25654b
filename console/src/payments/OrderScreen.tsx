import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { OrderAnswer, PaymentOrder } from '../api/types';
import { Day } from '../date/Day';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { useT, useWords } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { PAYMENTS } from './codes';
import { historyOf, sendingOf } from './history';
import { Refunds } from './Refunds';
import { civil, isOnItsWay, OrderState, sentenceOf } from './state';
import './payments.css';

/** An order whose channel has not said its last word is looked at again so often. */
const SOON = 5_000;

/** One order: what was asked for, what was heard of it, and the orders for the same money. */
export default function OrderScreen() {
  const { t, language } = useWords();
  const { number = '' } = useParams();
  const query = useQuery({ queryKey: [...PAYMENTS, 'order', number], queryFn: () => body(api.GET('/api/v1/payments/orders/{number}', { params: { path: { number } } })), refetchInterval: ({ state }) => (state.data && isOnItsWay(state.data) ? SOON : false) });
  const back = <Link to="/payments">{t('nav.payments')}</Link>;
  if (query.data) {
    const { order, answers, chain, refunds } = query.data;
    return (
      <Page
        title={order.number}
        back={back}
        heading={
          <span className="loan-heading">
            <span>{order.number}</span>
            <OrderState state={order.state} />
          </span>
        }
        text={<span data-testid="sentence">{sentenceOf(order, t, language)}</span>}
      >
        {order.protectedTo ? <Alert type="info" showIcon className="gap" title={t('order.protected', { day: order.protectedTo })} /> : null}
        <div className="pay-columns">
          <div>
            <Answers answers={answers} />
            <Refunds order={order} refunds={refunds} />
            {chain.length > 1 ? <Chain order={order} chain={chain} /> : null}
          </div>
          <div>
            <About order={order} />
            <History order={order} />
          </div>
        </div>
      </Page>
    );
  }
  return (
    <Page title={number} back={back}>
      {query.isError ? <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} /> : <Loading lines={10} />}
    </Page>
  );
}

function About({ order }: { order: PaymentOrder }) {
  const t = useT();
  return (
    <Section title={t('order.about')}>
      <dl className="pairs pay-pairs">
        <Pair name={t('loans.id')}><Link to={`/loans/${encodeURIComponent(order.loan)}`}>{order.loan}</Link></Pair>
        <Pair name={t('facts.amount')}><Money value={order.amount} /></Pair>
        {order.paid ? <Pair name={t('order.paid')}><Money value={order.paid} /></Pair> : null}
        <Pair name={t('schedule.due')}><Day value={order.dueOn} /></Pair>
        {order.installment ? <Pair name={t('order.installment')}><span className="number">{order.installment}</span></Pair> : null}
        <Pair name={t('loans.channel')}>{order.channel} · {t.code('orderKind', order.kind)}</Pair>
        {order.mandate ? <Pair name={t('order.mandate')}><Link to={`/mandates?loan=${encodeURIComponent(order.loan)}`}>{order.mandate}</Link></Pair> : null}
        {order.announcedBy ? <Pair name={t('order.announcedBy')}>{t.code('announcer', order.announcedBy)}</Pair> : null}
        <Pair name={t('order.attempt')}><span className="number">{order.attempt}</span></Pair>
        <Pair name={t('order.asked')}><span className="number">{order.timesAsked}</span></Pair>
        {order.reference ? <Pair name={t('order.reference')}><code>{order.reference}</code></Pair> : null}
        {order.reason ? <Pair name={t('order.reason')}>{t.code('debitFailure', order.reason)}</Pair> : null}
        {order.code ? <Pair name={t('order.code')}><code>{order.code}</code></Pair> : null}
      </dl>
      <p className="gap-top">
        <Link to={`/payments?loan=${encodeURIComponent(order.loan)}`}>{t('order.others')}</Link>
      </p>
    </Section>
  );
}

function Pair({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The moments of an order that are on record, those to come at the end. */
function History({ order }: { order: PaymentOrder }) {
  const t = useT();
  return (
    <Section title={t('order.history')}>
      <ol className="pay-steps">
        {historyOf(order).map(({ key, at, toCome, isCivil }) => (
          <li key={key} data-come={toCome || undefined}>
            {t(key)}
            <div className="quiet">{isCivil ? <span className="number">{civil(at)}</span> : <Moment value={at} />}</div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const RESULT_TONES: Record<string, 'good' | 'bad' | 'warn'> = { Success: 'good', Failed: 'bad', Returned: 'bad', Unknown: 'warn', NotThere: 'warn' };

/** What the channel said, each thing once, however often and in whatever order it came. */
function Answers({ answers }: { answers: OrderAnswer[] }) {
  const t = useT();
  return (
    <Section title={t('order.answers')} hint={t('order.answers.text')}>
      {answers.length === 0 ? <Nothing title={t('order.answers.none')} /> : null}
      <ol className="pay-answers">
        {answers.map((answer) => (
          <li key={answer.heardAt + answer.via + answer.content}>
            <div className="pay-answer">
              <Tag tone={RESULT_TONES[answer.result] ?? 'neutral'}>{t.code('answerResult', answer.result)}</Tag>
              <span>{t.code('answerVia', answer.via)}</span>
              <span className="quiet">
                <Moment value={answer.heardAt} />
                {answer.times > 1 ? (
                  <>
                    {' · '}
                    {t('order.answers.times', { n: answer.times })} <Moment value={answer.lastHeardAt} />
                  </>
                ) : null}
              </span>
            </div>
            <details>
              <summary>{t('order.answers.raw')}</summary>
              <code>{answer.content}</code>
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Sending({ order }: { order: PaymentOrder }) {
  const t = useT();
  const sending = sendingOf(order);
  if (!sending) return <span className="quiet">–</span>;
  return sending.toCome ? (
    <span className="quiet">
      {t('order.toSendAt')} <Moment value={sending.at} />
    </span>
  ) : (
    <Moment value={sending.at} />
  );
}

function Chain({ order, chain }: { order: PaymentOrder; chain: PaymentOrder[] }) {
  const t = useT();
  const go = useNavigate();
  const columns: Column<PaymentOrder>[] = [
    { key: 'attempt', title: t('order.attempt'), width: 80, cell: (row) => <span className="number">{row.attempt}</span> },
    { key: 'number', title: t('order.number'), width: 190, grow: true, narrow: 'title', cell: (row) => (row.number === order.number ? <strong>{row.number}</strong> : <Link to={`/payments/${encodeURIComponent(row.number)}`}>{row.number}</Link>) },
    { key: 'state', title: t('users.state'), width: 120, narrow: 'side', cell: (row) => <OrderState state={row.state} /> },
    { key: 'amount', title: t('facts.amount'), width: 120, align: 'end', narrow: 'detail-side', cell: (row) => <Money value={row.amount} /> },
    { key: 'send', title: t('order.sendAt'), width: 250, narrow: 'detail', cell: (row) => <Sending order={row} /> },
  ];
  return (
    <Section title={t('order.chain')} hint={t('order.chain.text')} flush>
      <DataTable<PaymentOrder> label={t('order.chain')} columns={columns} rows={chain} rowKey={(row) => row.number} rowTone={(row) => (row.number === order.number ? 'chosen' : undefined)} onOpen={(row) => void go(`/payments/${encodeURIComponent(row.number)}`)} />
    </Section>
  );
}
