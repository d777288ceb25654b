import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { PostLoanCheckDetail } from '../api/types';
import { Day } from '../date/Day';
import { Moment } from '../date/Moment';
import { DayField } from '../frame/fields';
import { Page, Section } from '../frame/Page';
import { Pair } from '../frame/Pair';
import { useT } from '../i18n/language';
import { useRight, useSession } from '../session/session';
import { Loaded, Nothing } from '../state/States';
import { ANSWERS, CHECK_RESULTS, CHECKS } from './codes';
import { CheckState } from './state';
import './checks.css';

/** One check: what changed since the last, what is asked, what was found. */
export default function CheckScreen() {
  const t = useT();
  const id = Number(useParams()['id']);
  const query = useQuery({ queryKey: [...CHECKS, id], queryFn: () => body(api.GET('/api/v1/checks/{id}', { params: { path: { id } } })) });
  const detail = query.data;
  return (
    <Page
      title={detail ? t('checks.of', { borrower: detail.check.borrower }) : t('nav.checks')}
      back={<Link to="/checks">{t('nav.checks')}</Link>}
      text={detail ? <><CheckState check={detail.check} /> {detail.check.title}: {detail.check.why}</> : undefined}
      actions={detail ? <Actions detail={detail} /> : undefined}
    >
      <Loaded query={query} lines={10}>
        {(view) => (
          <div className="check-columns">
            <div>
              <Changed detail={view} />
              <Checklist key={view.check.version} detail={view} />
            </div>
            <div>
              <About detail={view} />
              <History detail={view} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** Refused by the server when somebody changed it meanwhile. */
function useChange(detail: PostLoanCheckDetail) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (call: (params: { path: { id: number }; header: { 'If-Match': string } }) => Promise<unknown>) => call({ path: { id: detail.check.id }, header: { 'If-Match': `W/"${detail.check.version}"` } }),
    onError: (error) => void message.error(asProblem(error).message),
    onSettled: () => queries.invalidateQueries({ queryKey: CHECKS }),
  });
}

function Actions({ detail }: { detail: PostLoanCheckDetail }) {
  const t = useT();
  const mayManage = useRight('checks.do');
  const { user } = useSession();
  const change = useChange(detail);
  if (!mayManage) return null;
  if (detail.check.state === 'DONE') {
    return (
      <Button loading={change.isPending} onClick={() => change.mutate((params) => api.POST('/api/v1/checks/{id}/reopen', { params, body: {} }))}>
        {t('alerts.reopen')}
      </Button>
    );
  }
  if (detail.check.owner === user) return null;
  return (
    <Button type="primary" loading={change.isPending} onClick={() => change.mutate((params) => api.PUT('/api/v1/checks/{id}', { params, body: { owner: user } }))}>
      {t('alerts.take')}
    </Button>
  );
}

function Changed({ detail }: { detail: PostLoanCheckDetail }) {
  const t = useT();
  return (
    <Section title={t('checks.changed')} hint={detail.check.lastDoneOn ? <>{t('checks.since')} <Day value={detail.check.lastDoneOn} /></> : t('checks.first')}>
      {detail.changed.length === 0 ? (
        <Nothing title={t('checks.unchanged')} />
      ) : (
        <div className="table">
          <table aria-label={t('checks.changed')}>
            <thead>
              <tr>
                <th scope="col">{t('checks.what')}</th>
                <th scope="col" data-align="end">{t('checks.before')}</th>
                <th scope="col" data-align="end">{t('checks.now')}</th>
              </tr>
            </thead>
            <tbody>
              {detail.changed.map((row) => (
                <tr key={row.what}>
                  <th scope="row">{row.what}</th>
                  <td data-align="end" className="number quiet">{row.before ?? '–'}</td>
                  <td data-align="end" className="number">{row.now ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

interface Found {
  answers: Record<string, (typeof ANSWERS)[number]>;
  notes: Record<string, string>;
  result: (typeof CHECK_RESULTS)[number];
  note?: string;
  nextOn?: string | null;
}

function Checklist({ detail }: { detail: PostLoanCheckDetail }) {
  const t = useT();
  const mayManage = useRight('checks.do');
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Found>();
  const done = detail.check.state === 'DONE';
  const finish = useMutation({
    mutationFn: (found: Found) =>
      body(
        api.POST('/api/v1/checks/{id}/result', {
          params: { path: { id: detail.check.id }, header: { 'If-Match': `W/"${detail.check.version}"` } },
          body: { answers: found.answers, notes: Object.fromEntries(Object.entries(found.notes ?? {}).filter(([, note]) => note?.trim())), result: found.result, note: found.note?.trim() ?? '', ...(found.nextOn ? { nextOn: found.nextOn } : {}) },
        }),
      ),
    onSuccess: async () => {
      void message.success(t('checks.done'));
      await queries.invalidateQueries({ queryKey: CHECKS });
    },
    onError: (error) => {
      const problem = asProblem(error);
      const fields = problem.errors.map((each) => ({ name: each.field.split('.'), errors: [each.message] }));
      if (fields.length > 0) form.setFields(fields as Parameters<typeof form.setFields>[0]);
      else void message.error(problem.message);
    },
  });
  const initial = {
    answers: Object.fromEntries(detail.checklist.map((item) => [item.code, item.answer])),
    notes: Object.fromEntries(detail.checklist.map((item) => [item.code, item.note])),
    result: detail.check.result,
  };
  return (
    <Section title={t('checks.list')}>
      <Form form={form} layout="vertical" requiredMark={false} disabled={done || !mayManage} initialValues={initial} onFinish={(found) => finish.mutate(found)}>
        {detail.checklist.map((item) => (
          <div key={item.code} className="check-item">
            <Form.Item name={['answers', item.code]} label={item.title} rules={[{ required: true, message: t('checks.answer.missing') }]}>
              <Radio.Group optionType="button" options={ANSWERS.map((value) => ({ value, label: t.code('checkAnswer', value) }))} />
            </Form.Item>
            <Form.Item name={['notes', item.code]}>
              <Input aria-label={t('checks.noteOn', { title: item.title })} placeholder={t('alerts.note')} maxLength={500} />
            </Form.Item>
          </div>
        ))}
        <Form.Item name="result" label={t('checks.result')} rules={[{ required: true, message: t('checks.result.missing') }]}>
          <Radio.Group options={CHECK_RESULTS.map((value) => ({ value, label: t.code('checkResult', value) }))} />
        </Form.Item>
        {done ? null : (
          <>
            <Form.Item name="note" label={t('alerts.note')}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
            </Form.Item>
            <Form.Item name="nextOn" label={t('checks.next')} extra={t('checks.next.rule')}>
              <DayField label={t('checks.next')} clearable />
            </Form.Item>
            {mayManage ? (
              <Button type="primary" htmlType="submit" loading={finish.isPending}>
                {t('checks.finish')}
              </Button>
            ) : null}
          </>
        )}
      </Form>
    </Section>
  );
}

function About({ detail: { check } }: { detail: PostLoanCheckDetail }) {
  const t = useT();
  return (
    <Section title={t('alerts.about')}>
      <dl className="pairs">
        <Pair name={t('nav.loans')}>{check.loans.map((loan) => <Link key={loan} className="check-loan" to={`/loans/${encodeURIComponent(loan)}`}>{loan}</Link>)}</Pair>
        <Pair name={t('checks.due')}><Day value={check.dueOn} /></Pair>
        <Pair name={t('alerts.owner')}>{check.owner ?? <span className="quiet">{t('alerts.nobody')}</span>}</Pair>
        <Pair name={t('checks.last')}><Day value={check.lastDoneOn} /></Pair>
      </dl>
    </Section>
  );
}

function History({ detail }: { detail: PostLoanCheckDetail }) {
  const t = useT();
  return (
    <Section title={t('alerts.steps')}>
      <ol className="check-line">
        {detail.history.map((step) => (
          <li key={step.at + step.step}>
            {t.code('checkStep', step.step)} <span className="quiet">{step.actor === '-' ? null : step.actor}</span>
            <div className="quiet">
              <Moment value={step.at} /> {step.step === 'DONE' ? t.code('checkResult', step.note) : step.note}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
