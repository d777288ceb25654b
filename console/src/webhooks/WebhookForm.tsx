import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { Webhook } from '../api/types';
import { useT } from '../i18n/language';
import { WEBHOOKS } from './state';

interface Values {
  url: string;
  description: string;
  types: string;
}

/** Makes an endpoint, or changes one. */
export function WebhookForm({ webhook, close, made }: { webhook: Webhook | undefined; close: () => void; made: (secret: string) => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const content = { url: values.url.trim(), description: values.description.trim(), types: values.types.split(/[\s,]+/).filter(Boolean) };
      if (webhook) {
        await api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id: webhook.id } }, body: content });
        return undefined;
      }
      return body(api.POST('/api/v1/webhooks', { body: content }));
    },
    onSuccess: async (created) => {
      await queries.invalidateQueries({ queryKey: WEBHOOKS });
      close();
      if (created) made(created.secret);
    },
    onError: (error) => {
      const refused = asProblem(error);
      const known = refused.errors.filter((e) => e.field === 'url' || e.field === 'description' || e.field === 'types');
      form.setFields(known.map((e) => ({ name: e.field as keyof Values, errors: [e.message] })));
      setProblem(known.length > 0 ? undefined : refused);
    },
  });
  return (
    <Modal open onCancel={close} title={webhook ? t('users.edit') : t('webhooks.add')} okText={webhook ? t('word.save') : t('users.create')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={save.isPending} width={520}>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={webhook ? { ...webhook, types: webhook.types.join('\n') } : { url: '', description: '', types: '' }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="url" label={t('webhooks.url')} extra={t('webhooks.url.rule')} rules={[{ required: true, whitespace: true, message: t('webhooks.url.missing') }]}>
          <Input autoFocus={!webhook} autoCapitalize="none" spellCheck={false} autoComplete="off" placeholder="https://example.com/hooks" />
        </Form.Item>
        <Form.Item name="description" label={t('webhooks.description')} rules={[{ max: 200, message: t('users.name.long', { n: 200 }) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="types" label={t('webhooks.types')} extra={t('webhooks.types.rule')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} placeholder="dev.shouyue.servicing.*" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** The secret that signs, shown once: when this is closed it is nowhere on the page. */
export function Secret({ secret, close }: { secret: string; close: () => void }) {
  const t = useT();
  return (
    <Modal open onCancel={close} onOk={close} title={t('webhooks.secret')} okText={t('users.oneTime.kept')} cancelButtonProps={{ style: { display: 'none' } }} mask={{ closable: false }} width={520}>
      <p>{t('webhooks.secret.text')}</p>
      <p className="webhook-secret">
        <Typography.Text code copyable={{ tooltips: [t('word.copy'), t('word.copied')] }} data-testid="webhook-secret">
          {secret}
        </Typography.Text>
      </p>
    </Modal>
  );
}
