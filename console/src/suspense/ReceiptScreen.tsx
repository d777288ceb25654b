import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Receipt, ReceiptDetail } from '../api/types';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { moneyText } from '../money/money';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { civilText, SUSPENSE } from './codes';
import { MatchForm } from './MatchForm';
import { ReceiptState } from './SuspenseScreen';
import './suspense.css';

/** Money that an order brought has the number of the order: it goes back by the channel, from the order's page. */
const BROUGHT = /^SY\d{20}$/;

/** What is shown of the loan and of payments changes with the money. */
export function renew(queries: QueryClient): Promise<unknown> {
  return Promise.all(['suspense', 'loan', 'payments'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}

/** Money that came by itself: what is known of it, where it is, and what was done with it. */
export default function ReceiptScreen() {
  const { t, language } = useWords();
  const { channel = '', receipt: id = '' } = useParams();
  const mayMatch = useRight('suspense.match');
  const query = useQuery({ queryKey: [...SUSPENSE, 'receipt', channel, id], queryFn: () => body(api.GET('/api/v1/suspense/{channel}/{receipt}', { params: { path: { channel, receipt: id } } })) });
  const back = <Link to="/suspense">{t('nav.suspense')}</Link>;
  if (!query.data) {
    return (
      <Page title={t('nav.suspense')} back={back}>
        {query.isError ? <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} /> : <Loading lines={8} />}
      </Page>
    );
  }
  const { receipt } = query.data;
  const title = t('suspense.of', { amount: moneyText(receipt.amount, language), at: civilText(receipt.at) });
  return (
    <Page
      title={title}
      back={back}
      heading={
        <span className="loan-heading">
          <span>{title}</span>
          <ReceiptState state={receipt.state} />
        </span>
      }
      text={receipt.state === 'OPEN' ? receipt.why : null}
    >
      <div className="suspense-columns">
        <div>
          {receipt.state === 'OPEN' ? mayMatch ? <MatchForm receipt={receipt} /> : <Section title={t('suspense.match')}><p className="quiet">{t('suspense.mayNot')}</p></Section> : <Placed receipt={receipt} mayMatch={mayMatch} />}
          <History detail={query.data} />
        </div>
        <About detail={query.data} mayMatch={mayMatch} />
      </div>
    </Page>
  );
}

function About({ detail, mayMatch }: { detail: ReceiptDetail; mayMatch: boolean }) {
  const { t } = useWords();
  const { receipt } = detail;
  const last = detail.steps.at(-1);
  const [refunding, setRefunding] = useState(false);
  return (
    <Section title={t('suspense.about')}>
      <dl className="pairs suspense-pairs">
        <Pair name={t('facts.amount')}><Money value={receipt.amount} /></Pair>
        <Pair name={t('suspense.at')}><span className="number">{civilText(receipt.at)}</span></Pair>
        <Pair name={t('suspense.payer')}>{receipt.payer || '–'}</Pair>
        <Pair name={t('suspense.reference')}>{receipt.reference || '–'}</Pair>
        <Pair name={t('suspense.account')}>{receipt.account ? <code>{receipt.account}</code> : '–'}</Pair>
        <Pair name={t('loans.channel')}>{receipt.channel}</Pair>
        <Pair name={t('suspense.id')}><code>{receipt.id}</code></Pair>
        <Pair name={t('suspense.heard')}><Moment value={receipt.heardAt} /></Pair>
      </dl>
      {receipt.state === 'OPEN' && last?.what === 'SENT_BACK' ? <p className="gap-top">{t('suspense.second', { by: last.by, reference: last.reference ?? '' })}</p> : null}
      {receipt.state === 'OPEN' && mayMatch && !BROUGHT.test(receipt.id) ? (
        <Button className="gap-top" onClick={() => setRefunding(true)}>
          {t('suspense.refund')}
        </Button>
      ) : null}
      {BROUGHT.test(receipt.id) ? (
        <p className="gap-top">
          <Link to={`/payments/${encodeURIComponent(receipt.id)}`}>{t('suspense.order', { channel: receipt.channel })}</Link>
        </p>
      ) : null}
      {refunding ? <RefundForm receipt={receipt} close={() => setRefunding(false)} /> : null}
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

/** Where the money went, and the way back. */
function Placed({ receipt, mayMatch }: { receipt: Receipt; mayMatch: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const undo = useMutation({
    mutationFn: () => body(api.DELETE('/api/v1/suspense/{channel}/{receipt}/match', { params: { path: { channel: receipt.channel, receipt: receipt.id } } })),
    onSuccess: () => renew(queries),
    onError: (error) => void message.error(asProblem(error).message),
  });
  const canUndo = mayMatch && (receipt.state === 'MATCHED' || receipt.state === 'ASSIGNED');
  return (
    <Section title={t('suspense.where')}>
      <p>{t.code('receiptText', receipt.state)}</p>
      {receipt.loan ? (
        <p>
          <Link to={`/loans/${encodeURIComponent(receipt.loan)}?part=facts`}>{receipt.loan}</Link>
        </p>
      ) : null}
      {canUndo ? (
        <Button
          className="gap-top"
          loading={undo.isPending}
          onClick={() =>
            void modal.confirm({ title: t('suspense.undo.ask', { loan: receipt.loan ?? '' }), content: t('suspense.undo.text'), okText: t('suspense.undo'), cancelText: t('word.cancel'), onOk: () => undo.mutateAsync().catch(() => undefined) })
          }
        >
          {t('suspense.undo')}
        </Button>
      ) : null}
    </Section>
  );
}

function History({ detail }: { detail: ReceiptDetail }) {
  const { t } = useWords();
  return (
    <Section title={t('suspense.history')}>
      {detail.steps.length === 0 ? <Nothing title={t('suspense.history.none')} /> : null}
      <ol className="suspense-steps">
        {detail.steps.map((step) => (
          <li key={step.at + step.what}>
            {t.code('receiptStep', step.what)} {step.loan ? <Link to={`/loans/${encodeURIComponent(step.loan)}`}>{step.loan}</Link> : null}
            <div className="quiet">
              <Moment value={step.at} /> {step.by}
            </div>
            {step.reference ? <code>{step.reference}</code> : null}
            {step.note ? <div>{step.note}</div> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function RefundForm({ receipt, close }: { receipt: Receipt; close: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reference: string; note: string }>();
  const refund = useMutation({
    mutationFn: ({ reference, note }: { reference: string; note: string }) => body(api.POST('/api/v1/suspense/{channel}/{receipt}/refund', { params: { path: { channel: receipt.channel, receipt: receipt.id } }, body: { reference, note } })),
    onSuccess: async () => {
      close();
      await renew(queries);
    },
    onError: (error) => form.setFields([{ name: 'reference', errors: [asProblem(error).message] }]),
  });
  return (
    <Modal open onCancel={close} title={t('suspense.refund.ask', { amount: moneyText(receipt.amount, language) })} okText={t('suspense.refund.say')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={refund.isPending} width={480}>
      <p className="gap">{t('suspense.refund.text')}</p>
      <Form form={form} name="refund" layout="vertical" requiredMark={false} initialValues={{ reference: '', note: '' }} onFinish={(values) => refund.mutate(values)}>
        <Form.Item name="reference" label={t('suspense.transfer')} rules={[{ required: true, whitespace: true, message: t('suspense.transfer.missing') }]}>
          <Input autoComplete="off" spellCheck={false} maxLength={140} autoFocus />
        </Form.Item>
        <Form.Item name="note" label={t('suspense.note')} rules={[{ required: true, whitespace: true, message: t('suspense.note.missing') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
