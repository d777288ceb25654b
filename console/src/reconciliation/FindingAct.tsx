import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Finding } from '../api/types';
import { useT } from '../i18n/language';
import { refuse } from '../payments/fields';
import { useRight } from '../session/session';
import { RECONCILIATION } from './codes';

interface Values {
  reason: string;
}

/** Closes a finding that people saw to, or opens it again; both with a reason. What settled itself needs neither. */
export function FindingAct({ finding }: { finding: Finding }) {
  const t = useT();
  const mayClose = useRight('findings.close');
  const [acting, setActing] = useState(false);
  if (!mayClose || finding.state === 'RESOLVED') return null;
  return (
    <>
      <Button size="small" onClick={() => setActing(true)} data-testid="finding-act">
        {t(finding.state === 'OPEN' ? 'reconciliation.close' : 'reconciliation.reopen')}
      </Button>
      {acting ? <ReasonForm finding={finding} close={() => setActing(false)} /> : null}
    </>
  );
}

function ReasonForm({ finding, close }: { finding: Finding; close: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const isOpen = finding.state === 'OPEN';
  const act = useMutation({
    mutationFn: ({ reason }: Values) => {
      const { channel, day, subject, category } = finding;
      const asked = { body: { channel, day, subject, category, reason: reason.trim() } };
      return isOpen ? body(api.POST('/api/v1/reconciliation/findings/closures', asked)) : body(api.POST('/api/v1/reconciliation/findings/reopenings', asked));
    },
    onMutate: () => setProblem(undefined),
    onSuccess: async () => {
      await Promise.all([RECONCILIATION, ['payments']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      close();
    },
    onError: (error) => setProblem(refuse(form, error, ['reason'])),
  });
  return (
    <Modal
      open
      onCancel={close}
      title={t(isOpen ? 'reconciliation.close.ask' : 'reconciliation.reopen.ask', { subject: finding.subject })}
      okText={t(isOpen ? 'reconciliation.close.do' : 'reconciliation.reopen.do')}
      cancelText={t('word.cancel')}
      onOk={() => form.submit()}
      confirmLoading={act.isPending}
      width={520}
    >
      <p className="gap">{t(isOpen ? 'reconciliation.close.text' : 'reconciliation.reopen.text')}</p>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.status === 0 ? t('state.unreachable') : problem.message} className="gap" /> : null}
      <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={{ reason: '' }} onFinish={(values) => act.mutate(values)}>
        <Form.Item name="reason" label={t('reconciliation.reason')} rules={[{ required: true, whitespace: true, message: t('reconciliation.reason.missing') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
