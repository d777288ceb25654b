import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { asProblem } from '../api/problem';
import { useT } from '../i18n/language';

interface Values {
  current: string;
  replacement: string;
  again: string;
}

const SHORTEST = 12;

/** Changing one's own password; used at the first sign-in and later. */
export function PasswordForm({ user, done }: { user: string; done: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);

  async function change({ current, replacement }: Values): Promise<void> {
    setBusy(true);
    try {
      await api.POST('/api/v1/session/password', { body: { current, replacement } });
      done();
    } catch (error) {
      const problem = asProblem(error);
      const known = problem.errors.filter((e) => e.field === 'current' || e.field === 'replacement');
      form.setFields(
        known.length > 0
          ? known.map((e) => ({ name: e.field as keyof Values, errors: [e.message] }))
          : [{ name: 'replacement', errors: [problem.message] }],
      );
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void change(values)}>
      <input type="text" name="username" autoComplete="username" value={user} readOnly hidden aria-hidden="true" />
      <Form.Item name="current" label={t('password.current')} rules={[{ required: true, message: t('password.current.missing') }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="replacement"
        label={t('password.replacement')}
        extra={t('password.rule', { n: SHORTEST })}
        rules={[
          { required: true, message: t('password.replacement.missing') },
          { min: SHORTEST, message: t('password.short', { n: SHORTEST }) },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['replacement']}
        rules={[
          { required: true, message: t('password.again.missing') },
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              !value || value === getFieldValue('replacement') ? Promise.resolve() : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('password.do')}
      </Button>
    </Form>
  );
}
