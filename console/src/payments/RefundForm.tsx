import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
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

/** Asks for money of an order to go back: first what that comes to, then the asking itself. */
export function RefundForm({ order, close }: { order: PaymentOrder; close: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const [key] = useState(() => crypto.randomUUID());
  const params = { path: { number: order.number } };
  const wish = ({ amount, reason }: Values) => ({ reason: reason.trim(), ...(amount.trim() ? { amount: amount.trim(), currency: order.amount.currency } : {}) });
  const refused = (error: unknown): void => setProblem(refuse(form, error, ['amount', 'reason']));
  const preview = useMutation({
    mutationFn: (values: Values) => body(api.POST('/api/v1/payments/orders/{number}/refunds/preview', { params, body: wish(values) })),
    onError: refused,
  });
  const ask = useMutation({
    mutationFn: (values: Values) => body(api.POST('/api/v1/payments/orders/{number}/refunds', { params: { ...params, header: { 'Idempotency-Key': key } }, body: wish(values) })),
    onSuccess: async () => {
      await Promise.all([PAYMENTS, ['loan'], ['suspense']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      close();
    },
    onError: (error) => {
      preview.reset();
      refused(error);
    },
  });
  const shown = preview.data;
  return (
    <Modal
      open
      onCancel={close}
      title={t('refund.form', { number: order.number })}
      okText={t(shown ? (shown.needsSecond ? 'refund.submit' : 'refund.do') : 'refund.preview')}
      cancelText={t('word.cancel')}
      onOk={() => form.submit()}
      confirmLoading={preview.isPending || ask.isPending}
      width={560}
    >
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ amount: '', reason: '' }}
        onFinish={(values) => (shown ? ask : preview).mutate(values)}
        onValuesChange={() => {
          setProblem(undefined);
          preview.reset();
        }}
      >
        <Form.Item name="amount" label={t('refund.amount')} extra={t('refund.amount.rule', { paid: moneyText(order.paid ?? order.amount, language) })}>
          <Input inputMode="decimal" autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="reason" label={t('refund.reason')} rules={[{ required: true, whitespace: true, message: t('refund.reason.missing') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
      {shown ? <Shown preview={shown} /> : null}
    </Modal>
  );
}

/** What it comes to, before it is asked for. */
function Shown({ preview }: { preview: RefundPreview }) {
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
