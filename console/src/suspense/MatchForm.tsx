import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, body, listed } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { LoanRow, Receipt } from '../api/types';
import { Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { StateTag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { useRight } from '../session/session';
import { renew } from './ReceiptScreen';

const SHOWN = 5;

interface Values {
  loan: string;
  note: string;
}

/** Puts the money to a loan; the server checks whether that can take it. */
export function MatchForm({ receipt }: { receipt: Receipt }) {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const loan = Form.useWatch('loan', form) ?? '';
  const match = useMutation({
    mutationFn: ({ loan: to, note }: Values) => body(api.POST('/api/v1/suspense/{channel}/{receipt}/match', { params: { path: { channel: receipt.channel, receipt: receipt.id } }, body: { loan: to.trim(), note: note.trim() } })),
    onSuccess: async (detail) => {
      void message.success(t('suspense.matched', { loan: detail.receipt.loan ?? '' }));
      await renew(queries);
    },
    onError: (error) => {
      const refused = asProblem(error);
      const about = refused.errors.find((each) => each.field === 'loan');
      const plain = refused.status === 404;
      if (about || plain) form.setFields([{ name: 'loan', errors: [about ? [about.message, about.expected].filter(Boolean).join(' · ') : refused.message] }]);
      setProblem(about || plain ? undefined : refused);
    },
  });
  return (
    <Section title={t('suspense.match')} hint={t('suspense.match.text')}>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={{ loan: '', note: '' }} onFinish={(values) => match.mutate(values)} onValuesChange={() => setProblem(undefined)}>
        <Form.Item name="loan" label={t('loans.id')} rules={[{ required: true, whitespace: true, message: t('suspense.loan.missing') }]}>
          <Input autoComplete="off" spellCheck={false} placeholder={t('suspense.loan.start')} />
        </Form.Item>
        <Candidates text={loan} choose={(id) => form.setFieldValue('loan', id)} />
        <Form.Item name="note" label={t('suspense.note')}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={match.isPending}>
          {t('suspense.match.do')}
        </Button>
      </Form>
    </Section>
  );
}

/** Loans whose name or borrower begins so, with what they owe: one is taken over by a press. */
function Candidates({ text, choose }: { text: string; choose: (loan: string) => void }) {
  const t = useT();
  const mayFind = useRight('loans.read');
  const asked = useDeferredValue(text.trim());
  const query = useQuery({
    queryKey: ['find', asked, SHOWN],
    queryFn: () => body(api.GET('/api/v1/loans', { params: { query: listed({ q: asked, limit: SHOWN }) } })),
    enabled: mayFind && asked.length > 0,
    placeholderData: keepPreviousData,
  });
  const rows = asked ? (query.data?.items ?? []) : [];
  if (rows.length === 0) return null;
  return (
    <ul className="suspense-candidates" aria-label={t('find.results')}>
      {rows.map((row: LoanRow) => (
        <li key={row.id}>
          <button type="button" aria-pressed={row.id === text.trim()} onClick={() => choose(row.id)}>
            <strong>{row.id}</strong>
            <span className="quiet">{row.borrower}</span>
            <StateTag state={row.state} dpd={row.dpd} />
            <span className="suspense-owed">
              <span className="quiet">{t('loans.pastDue')}</span> <Money value={row.pastDue} quietZero /> <span className="quiet">{t('loans.nextAmount')}</span> <Money value={row.nextAmount} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
