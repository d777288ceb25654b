import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { api, body } from '../api/client';
import { newKey } from '../api/key';
import { asProblem, type Problem } from '../api/problem';
import type { PaymentOrder, RefundPreview } from '../api/types';
import { useT, useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { moneyText } from '../money/money';
import { PAYMENTS } from './codes';
import { refuse } from './fields';

interface Values {
  amount: string;
  reason: string;
}

const FIELDS = ['amount', 'reason'] as const satisfies (keyof Values)[];

/** What was shown before it is confirmed: asked for is exactly this, also when more came or went since. */
interface Shown {
  preview: RefundPreview;
  reason: string;
}

/** The form, by which its button outside of it sends it, as Enter does: that only looks. */
const FORM = 'refund-form';

/** Asks for money of an order to go back: first what that comes to, then the asking itself, once. */
export function RefundForm({ order, close }: { order: PaymentOrder; close: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const [key] = useState(newKey);
  const sending = useRef(false);
  const params = { path: { number: order.number } };
  const refused = (error: unknown): void => setProblem(refuse(form, error, FIELDS));

  const look = useMutation({
    mutationFn: async ({ amount, reason }: Values): Promise<Shown> => {
      const why = reason.trim();
      const sum = amount.trim() ? { amount: amount.trim(), currency: order.amount.currency } : {};
      return { preview: await body(api.POST('/api/v1/payments/orders/{number}/refunds/preview', { params, body: { reason: why, ...sum } })), reason: why };
    },
    onMutate: () => setProblem(undefined),
    onError: refused,
  });
  const ask = useMutation({
    mutationFn: ({ preview, reason }: Shown) => body(api.POST('/api/v1/payments/orders/{number}/refunds', { params: { ...params, header: { 'Idempotency-Key': key } }, body: { reason, ...preview.amount } })),
    onMutate: () => setProblem(undefined),
    onSuccess: async () => {
      await renew();
      close();
    },
    onError: (error) => {
      const refusal = asProblem(error);
      if (!mayBeTaken(refusal)) look.reset();
      refused(refusal);
      void renew();
    },
    onSettled: () => {
      sending.current = false;
    },
  });
  const renew = (): Promise<unknown> => Promise.all([PAYMENTS, ['loan'], ['suspense']].map((queryKey) => queries.invalidateQueries({ queryKey })));

  const shown = look.data;
  // It may have been taken: only the same may be asked again.
  const unknown = shown !== undefined && problem !== undefined && mayBeTaken(problem);

  function confirm(): void {
    if (!shown || sending.current) return;
    sending.current = true;
    ask.mutate(shown);
  }

  return (
    <Modal
      open
      onCancel={() => {
        if (!ask.isPending) close();
      }}
      title={t('refund.form', { number: order.number })}
      mask={{ closable: false }}
      width={560}
      footer={
        <>
          <Button disabled={ask.isPending} onClick={close}>
            {t('word.cancel')}
          </Button>
          {shown ? (
            // The second press of a double click was meant for what stood here before.
            <Button type="primary" loading={ask.isPending} onClick={(press) => press.detail < 2 && confirm()} data-testid="refund-do">
              {t(unknown ? 'refund.again' : shown.preview.needsSecond ? 'refund.submit' : 'refund.do')}
            </Button>
          ) : (
            <Button type="primary" htmlType="submit" form={FORM} loading={look.isPending} data-testid="refund-look">
              {t('refund.preview')}
            </Button>
          )}
        </>
      }
    >
      {unknown ? (
        <Alert type="warning" showIcon role="alert" title={t('refund.unanswered')} description={t('refund.unanswered.text')} className="gap" />
      ) : problem ? (
        <Alert type="error" showIcon role="alert" title={problem.status === 0 ? t('state.unreachable') : problem.message} className="gap" />
      ) : null}
      <Form<Values>
        id={FORM}
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={ask.isPending || unknown}
        initialValues={{ amount: '', reason: '' }}
        onFinish={(values) => look.mutate(values)}
        onValuesChange={(changed) => {
          // What the server said of a field was of what stood there.
          form.setFields(FIELDS.filter((name) => name in changed).map((name) => ({ name, errors: [] })));
          setProblem(undefined);
          look.reset();
        }}
      >
        <Form.Item name="amount" label={t('refund.amount')} extra={t('refund.amount.rule', { paid: moneyText(order.paid ?? order.amount, language) })}>
          <Input inputMode="decimal" autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="reason" label={t('refund.reason')} rules={[{ required: true, whitespace: true, message: t('refund.reason.missing') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
      {shown ? <Effect preview={shown.preview} /> : null}
    </Modal>
  );
}

/** Whether the server may have taken what it did not answer for. */
function mayBeTaken(problem: Problem): boolean {
  return problem.status === 0 || problem.status >= 500;
}

/** What it comes to, before it is asked for. */
function Effect({ preview }: { preview: RefundPreview }) {
  const t = useT();
  const moved = (preview.effect?.amounts ?? []).filter((change) => change.before.amount !== change.after.amount);
  return (
    <div data-testid="refund-preview">
      <p>
        {t(preview.byHand ? 'refund.goes.byHand' : 'refund.goes')} <strong><Money value={preview.amount} /></strong>
      </p>
      {preview.needsSecond ? <Alert type="info" showIcon title={t('refund.second')} className="gap" /> : null}
      {preview.effect ? <p>{preview.effect.sentence}</p> : <p>{t('refund.fromSuspense')}</p>}
      {moved.length > 0 ? (
        <dl className="pairs pay-pairs">
          {moved.map((change) => (
            <div key={change.name}>
              <dt>{change.title}</dt>
              <dd>
                <Money value={change.before} bare /> → <Money value={change.after} bare />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
