import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import { Choice } from '../frame/Choice';
import { useT, useWords } from '../i18n/language';
import { moneyText } from '../money/money';
import { PAYMENTS } from './codes';
import { refuse } from './fields';
import { useSummary } from './state';

interface Values {
  loan: string;
  channel: string;
}

/** Makes a page on which the borrower pays what is owed now, by hand. */
export function PayLinkForm({ loan, close }: { loan?: string | undefined; close: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const channels = useSummary().data?.channels ?? [];
  const make = useMutation({
    mutationFn: ({ loan: id, channel }: Values) => body(api.POST('/api/v1/loans/{id}/pay-links', { params: { path: { id: id.trim() } }, body: { channel } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: PAYMENTS }),
    onError: (error) => setProblem(refuse(form, error, ['loan', 'channel'])),
  });
  if (make.data) {
    const { order, page } = make.data;
    return (
      <PageToGive title={t('payLink.made')} page={page} close={close}>
        {t('payLink.made.text', { amount: moneyText(order.amount, language), loan: order.loan })}{' '}
        <Link to={`/payments/${encodeURIComponent(order.number)}`}>{t('payLink.order', { number: order.number })}</Link>
      </PageToGive>
    );
  }
  return (
    <Modal open onCancel={close} title={t('payLink.new')} okText={t('payLink.make')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={make.isPending} width={460}>
      <p className="quiet gap">{t('payLink.text')}</p>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={{ loan: loan ?? '', channel: channels[0] ?? '' }} onFinish={(values) => make.mutate(values)} onValuesChange={() => setProblem(undefined)}>
        <Form.Item name="loan" label={t('loans.id')} rules={[{ required: true, whitespace: true, message: t('payLink.loan.missing') }]}>
          <Input autoComplete="off" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item name="channel" label={t('loans.channel')} rules={[{ required: true, message: t('payments.channel.missing') }]}>
          <ChannelChoice channels={channels} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** One of the channels, as a field of a form. */
export function ChannelChoice({ channels, value, onChange }: { channels: string[]; value?: string; onChange?: (channel: string) => void }) {
  const t = useT();
  return <Choice label={t('loans.channel')} value={value ?? ''} onChange={(channel) => onChange?.(channel)} options={[{ value: '', label: t('payments.choose') }, ...channels.map((channel) => ({ value: channel, label: channel }))]} />;
}

/** The address of a page that the borrower is to be given. */
export function PageToGive({ title, page, close, children }: { title: string; page: string; close: () => void; children: ReactNode }) {
  const t = useT();
  return (
    <Modal open onCancel={close} onOk={close} title={title} okText={t('payLink.done')} cancelButtonProps={{ style: { display: 'none' } }} width={520}>
      <p>{children}</p>
      <p className="pay-page">
        <Typography.Text code copyable={{ tooltips: [t('word.copy'), t('word.copied')] }} data-testid="page-to-give">
          {page}
        </Typography.Text>
      </p>
    </Modal>
  );
}
