import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import { useT, useTitle } from '../i18n/language';
import { Entrance } from './Entrance';
import { enter } from './session';

interface Values {
  user: string;
  password: string;
}

/** Signing in. `ended` says that a session was there and is over. */
export default function SignIn({ ended }: { ended: boolean }) {
  const t = useT();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  useTitle(t('signIn.title'));

  async function signIn(values: Values): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      enter(queries, await body(api.POST('/api/v1/session', { body: values })));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Entrance title={t('signIn.title')}>
      {ended && !problem ? <Alert type="info" showIcon title={t('signIn.ended')} className="gap" /> : null}
      {problem ? <Alert type="error" showIcon role="alert" title={t('signIn.refused')} description={reason(problem, t)} className="gap" /> : null}
      <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void signIn(values)}>
        <Form.Item name="user" label={t('signIn.user')} rules={[{ required: true, message: t('signIn.user.missing') }]}>
          <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} size="large" />
        </Form.Item>
        <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.password.missing') }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('signIn.do')}
        </Button>
      </Form>
    </Entrance>
  );
}

function reason(problem: Problem, t: ReturnType<typeof useT>): string {
  if (problem.status === 401) return t('signIn.bad');
  if (problem.status === 423) return t('signIn.locked', { minutes: Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60)) });
  if (problem.status === 0) return t('state.unreachable.text');
  return problem.message;
}
