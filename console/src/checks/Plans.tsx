import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Modal, Switch } from 'antd';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { CheckPlan } from '../api/types';
import { useT } from '../i18n/language';
import { useRight } from '../session/session';
import { Loaded } from '../state/States';
import { CHECKS } from './codes';

interface Values {
  on: boolean;
  everyDays?: number;
  sampleShare?: number;
}

/** How often whom one looks at, and how large the samples are. */
export function Plans({ close }: { close: () => void }) {
  const t = useT();
  const query = useQuery({ queryKey: [...CHECKS, 'plans'], queryFn: () => body(api.GET('/api/v1/check-plans')) });
  return (
    <Modal open title={t('checks.plans')} onCancel={close} footer={null} width={620}>
      <p className="gap">{t('checks.plans.text')}</p>
      <Loaded query={query} lines={5}>
        {({ items }) => items.map((plan) => <PlanForm key={`${plan.code}.${plan.version}`} plan={plan} />)}
      </Loaded>
    </Modal>
  );
}

function PlanForm({ plan }: { plan: CheckPlan }) {
  const t = useT();
  const mayPlan = useRight('check-plans.manage');
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) => body(api.PUT('/api/v1/check-plans/{code}', { params: { path: { code: plan.code }, header: { 'If-Match': `W/"${plan.version}"` } }, body: values })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: CHECKS });
      void message.success(t('checks.plan.saved'));
    },
    onError: (error) => {
      const problem = asProblem(error);
      const fields = problem.errors.filter((each) => each.field === 'everyDays' || each.field === 'sampleShare');
      if (fields.length > 0) form.setFields(fields.map((each) => ({ name: each.field as 'everyDays' | 'sampleShare', errors: [each.message] })));
      else void message.error(problem.message);
    },
  });
  const initial: Values = { on: plan.on, ...(plan.everyDays ? { everyDays: plan.everyDays } : {}), ...(plan.sampleShare ? { sampleShare: plan.sampleShare * 100 } : {}) };
  return (
    <Form form={form} layout="inline" className="check-plan" disabled={!mayPlan} initialValues={initial} onFinish={(values) => save.mutate({ ...values, ...(values.sampleShare ? { sampleShare: values.sampleShare / 100 } : {}) })}>
      <span className="check-plan-name" title={plan.what}>{plan.title}</span>
      <Form.Item name="on" valuePropName="checked">
        <Switch aria-label={t('checks.plan.on', { plan: plan.title })} />
      </Form.Item>
      {plan.everyDays ? (
        <Form.Item name="everyDays" rules={[{ type: 'number', min: 1, max: 730, required: true, message: t('checks.plan.days') }]}>
          <InputNumber aria-label={t('checks.plan.every')} precision={0} suffix={t('checks.plan.unit')} />
        </Form.Item>
      ) : null}
      {plan.sampleShare ? (
        <Form.Item name="sampleShare" rules={[{ type: 'number', min: 0.1, max: 100, required: true, message: t('checks.plan.share') }]}>
          <InputNumber aria-label={t('checks.plan.sample')} suffix="%" />
        </Form.Item>
      ) : null}
      {mayPlan ? (
        <Button htmlType="submit" loading={save.isPending}>
          {t('word.save')}
        </Button>
      ) : null}
    </Form>
  );
}
