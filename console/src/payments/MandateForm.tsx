import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import { useT } from '../i18n/language';
import { PAYMENTS } from './codes';
import { refuse } from './fields';
import { ChannelChoice, PageToGive } from './PayLink';
import { useSummary } from './state';

interface Values {
  loan: string;
  channel: string;
  mostEach: string;
  mostInAll?: string;
  from: string;
  until: string;
  agreement?: string;
  consentedAt?: string;
}

const FIELDS = ['loan', 'channel', 'mostEach', 'mostInAll', 'from', 'until', 'agreement', 'consentedAt'] as const;

/** Keeps a consent that was given, or invites the borrower to give it on a page of the channel. */
export function MandateForm({ loan, close }: { loan?: string | undefined; close: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const channels = useSummary().data?.channels ?? [];
  const agreement = Form.useWatch('agreement', form);
  const make = useMutation({
    mutationFn: async (values: Values) => {
      const id = values.loan.trim();
      // The limits are in the currency of the loan.
      const { principal } = await body(api.GET('/api/v1/loans/{id}', { params: { path: { id } } }));
      return body(
        api.POST('/api/v1/mandates', {
          body: {
            loan: id,
            channel: values.channel,
            mostEach: values.mostEach.trim(),
            currency: principal.currency,
            from: values.from,
            until: values.until,
            ...(values.mostInAll?.trim() ? { mostInAll: values.mostInAll.trim() } : {}),
            ...(values.agreement?.trim() ? { agreement: values.agreement.trim() } : {}),
            ...(values.agreement?.trim() && values.consentedAt ? { consentedAt: `${values.consentedAt}:00` } : {}),
          },
        }),
      );
    },
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: PAYMENTS });
      if (!made.page) close();
    },
    onError: (error) => {
      const refused = asProblem(error);
      if (refused.status === 404 && refused.errors.length === 0) {
        form.setFields([{ name: 'loan', errors: [refused.message] }]);
        setProblem(undefined);
      } else {
        setProblem(refuse(form, error, FIELDS));
      }
    },
  });
  if (make.data?.page) {
    return (
      <PageToGive title={t('mandate.made')} page={make.data.page} close={close}>
        {t('mandate.made.text', { loan: make.data.mandate.loan })}
      </PageToGive>
    );
  }
  const needed = (message: string): { required: true; whitespace: true; message: string }[] => [{ required: true, whitespace: true, message }];
  return (
    <Modal open onCancel={close} title={t('mandate.new')} okText={t('word.save')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={make.isPending} width={560}>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <Form<Values> form={form} className="pay-form" layout="vertical" requiredMark={false} initialValues={{ loan: loan ?? '', channel: channels[0] ?? '' }} onFinish={(values) => make.mutate(values)} onValuesChange={() => setProblem(undefined)}>
        <div className="pay-pair">
          <Form.Item name="loan" label={t('loans.id')} rules={needed(t('payLink.loan.missing'))}>
            <Input autoComplete="off" spellCheck={false} autoFocus />
          </Form.Item>
          <Form.Item name="channel" label={t('loans.channel')} rules={[{ required: true, message: t('payments.channel.missing') }]}>
            <ChannelChoice channels={channels} />
          </Form.Item>
          <Form.Item name="mostEach" label={t('mandate.mostEach')} rules={needed(t('mandate.mostEach.missing'))} extra={t('mandate.currency')}>
            <Input inputMode="decimal" autoComplete="off" placeholder="1000.00" />
          </Form.Item>
          <Form.Item name="mostInAll" label={t('mandate.mostInAll')} extra={t('mandate.mostInAll.rule')}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item name="from" label={t('filter.from')} rules={needed(t('mandate.day.missing'))}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="until" label={t('mandate.until')} rules={needed(t('mandate.day.missing'))}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="agreement" label={t('mandate.agreement')} extra={t('mandate.agreement.rule')}>
          <Input autoComplete="off" spellCheck={false} maxLength={200} />
        </Form.Item>
        {agreement?.trim() ? (
          <Form.Item name="consentedAt" label={t('mandate.consentedAt')}>
            <Input type="datetime-local" />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
