import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { PaymentOrder, Refund } from '../api/types';
import { Moment } from '../date/Moment';
import { Section } from '../frame/Page';
import { useT, useWords } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { moneyText } from '../money/money';
import { useRight } from '../session/session';
import { Nothing } from '../state/States';
import { PAYMENTS, REFUND_TONES } from './codes';
import { RefundForm } from './RefundForm';

/** What went back of the money of an order, or is to; and who decides on it. */
export function Refunds({ order, refunds }: { order: PaymentOrder; refunds: Refund[] }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const mayAsk = useRight('payments.reverse') && order.paid && !order.returnedAt;
  if (!mayAsk && refunds.length === 0) return null;
  return (
    <Section title={t('refund.title')} hint={t('refund.hint')}>
      {refunds.length === 0 ? <Nothing title={t('refund.none')} /> : null}
      <ol className="pay-answers">
        {refunds.map((refund) => (
          <One key={refund.number} refund={refund} />
        ))}
      </ol>
      {mayAsk ? (
        <Button className="gap-top" onClick={() => setAsking(true)}>
          {t('refund.ask')}
        </Button>
      ) : null}
      {asking ? <RefundForm order={order} close={() => setAsking(false)} /> : null}
    </Section>
  );
}

/** The code of a refund that was not needed any more. */
const TAKEN_BACK = 'TAKEN_BACK';

function One({ refund }: { refund: Refund }) {
  const { t, language } = useWords();
  return (
    <li data-testid="refund">
      <div className="pay-answer">
        <Tag tone={REFUND_TONES[refund.state]}>{t.code('refundState', refund.state)}</Tag>
        <Money value={refund.amount} />
        <span className="quiet">
          {refund.askedBy} <Moment value={refund.askedAt} />
        </span>
      </div>
      <p>{refund.reason}</p>
      {refund.decidedBy ? (
        <p className="quiet">
          {t('refund.decided', { by: refund.decidedBy })} <Moment value={refund.decidedAt ?? null} /> {refund.note}
        </p>
      ) : null}
      {refund.code ? <p className="quiet">{refund.code === TAKEN_BACK ? t('refund.takenBack') : t('refund.refused', { code: refund.code })}</p> : null}
      {refund.reference ? <p className="quiet">{t('refund.reference', { reference: refund.reference })}</p> : null}
      <details>
        <summary>{t('refund.number')}</summary>
        <code>{refund.number}</code>
      </details>
      {refund.state === 'ASKED' ? <Decision refund={refund} amount={moneyText(refund.amount, language)} /> : null}
      {refund.state === 'BY_HAND' ? <Transfer refund={refund} /> : null}
    </li>
  );
}

/** A second person agrees, or does not. */
function Decision({ refund, amount }: { refund: Refund; amount: string }) {
  const t = useT();
  const { modal } = App.useApp();
  const mayDecide = useRight('credit.refund');
  const queries = useQueryClient();
  const { message } = App.useApp();
  const decide = useMutation({
    mutationFn: (agree: boolean) => {
      const params = { path: { number: refund.number } };
      return body(agree ? api.POST('/api/v1/payments/refunds/{number}/approval', { params, body: {} }) : api.POST('/api/v1/payments/refunds/{number}/rejection', { params, body: {} }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: PAYMENTS }),
    onError: (error) => void message.error(asProblem(error).message),
  });
  if (!mayDecide) return <Alert type="info" showIcon title={t('refund.waits')} className="gap-top" />;
  const ask = (agree: boolean): void =>
    void modal.confirm({
      title: t(agree ? 'refund.approve.ask' : 'refund.reject.ask', { amount }),
      content: t(agree ? 'refund.approve.text' : 'refund.reject.text'),
      okText: t(agree ? 'refund.approve' : 'refund.reject'),
      cancelText: t('word.cancel'),
      onOk: () => decide.mutateAsync(agree).catch(() => undefined),
    });
  return (
    <div className="pay-acts gap-top">
      <Button type="primary" loading={decide.isPending} onClick={() => ask(true)}>
        {t('refund.approve')}
      </Button>
      <Button disabled={decide.isPending} onClick={() => ask(false)}>
        {t('refund.reject')}
      </Button>
    </div>
  );
}

/** People say under which number of the bank they transferred it, or why they cannot. */
function Transfer({ refund }: { refund: Refund }) {
  const t = useT();
  const mayTell = useRight('payments.reverse');
  const queries = useQueryClient();
  const [form] = Form.useForm<{ text: string }>();
  const tell = useMutation({
    mutationFn: ({ made, text }: { made: boolean; text: string }) => {
      const params = { path: { number: refund.number } };
      return body(made ? api.POST('/api/v1/payments/refunds/{number}/transfer', { params, body: { reference: text } }) : api.POST('/api/v1/payments/refunds/{number}/failure', { params, body: { reason: text } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: PAYMENTS }),
    onError: (error) => form.setFields([{ name: 'text', errors: [asProblem(error).message] }]),
  });
  if (!mayTell) return null;
  const send = (made: boolean): void =>
    void form
      .validateFields()
      .then(({ text }) => tell.mutate({ made, text: text.trim() }))
      .catch(() => undefined);
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ text: '' }} className="gap-top">
      <Form.Item name="text" label={t('refund.byHand')} rules={[{ required: true, whitespace: true, message: t('refund.byHand.missing') }]}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <div className="pay-acts">
        <Button type="primary" loading={tell.isPending} onClick={() => send(true)}>
          {t('refund.made')}
        </Button>
        <Button disabled={tell.isPending} onClick={() => send(false)}>
          {t('refund.notMade')}
        </Button>
      </div>
    </Form>
  );
}
