import { DownOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Alert, AlertAct } from '../api/types';
import { MenuButton } from '../frame/MenuButton';
import { useT } from '../i18n/language';
import { ALERTS, SNOOZES } from './codes';
import '../frame/choice.css';

/** What is done with the alerts of a list; each may be refused for itself, and what was put away can be had back. */
export function useActs(done?: () => void) {
  const t = useT();
  const queries = useQueryClient();
  const { message, notification } = App.useApp();
  return useMutation({
    mutationFn: (act: AlertAct) => body(api.POST('/api/v1/alerts/acts', { body: act })),
    onSuccess: async (answer, act) => {
      done?.();
      await queries.invalidateQueries({ queryKey: ALERTS });
      if (answer.refused.length > 0) {
        notification.warning({
          title: t('alerts.refused', { n: answer.refused.length }),
          description: (
            <ul>
              {answer.refused.slice(0, 5).map((each) => (
                <li key={each.id}>{each.problem}</li>
              ))}
            </ul>
          ),
        });
      }
      if (answer.done.length > 0) void message.success({ content: <Done act={act} ids={answer.done.map((alert) => alert.id)} />, duration: 8 });
    },
    onError: (error) => void message.error(asProblem(error).message),
  });
}

/** What was done, and the way back. */
function Done({ act, ids }: { act: AlertAct; ids: number[] }) {
  const t = useT();
  const queries = useQueryClient();
  const [back, setBack] = useState(false);
  const undo = useMutation({
    mutationFn: () => body(api.POST('/api/v1/alerts/acts', { body: { ids, act: 'REOPEN' } })),
    onSuccess: async () => {
      setBack(true);
      await queries.invalidateQueries({ queryKey: ALERTS });
    },
  });
  const undoable = act.act === 'CLOSE' || act.act === 'SNOOZE';
  return (
    <span>
      {t.code('alertDone', act.act ?? '')} <span className="number">{ids.length}</span>{' '}
      {undoable ? (
        <Button type="link" size="small" disabled={back} loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('alerts.undo')}
        </Button>
      ) : null}
    </span>
  );
}

/** The buttons for one alert or many. */
export function ActButtons({ alerts, done }: { alerts: Alert[]; done?: () => void }) {
  const t = useT();
  const act = useActs(done);
  const [form, setForm] = useState<'CLOSE' | 'ASSIGN'>();
  const ids = alerts.map((alert) => alert.id);
  const open = alerts.some((alert) => alert.state !== 'CLOSED');
  const resting = alerts.some((alert) => alert.state === 'CLOSED' || alert.state === 'SNOOZED');
  return (
    <>
      {open ? (
        <>
          <Button type="primary" loading={act.isPending && act.variables.act === 'TAKE'} onClick={() => act.mutate({ ids, act: 'TAKE' })}>
            {t('alerts.take')}
          </Button>
          <Button onClick={() => setForm('ASSIGN')}>{t('alerts.assign')}</Button>
          <MenuButton
            className="choice-button"
            label={t('alerts.snooze')}
            items={SNOOZES.map(({ key, hours }) => ({ key, label: t(key), act: () => act.mutate({ ids, act: 'SNOOZE', until: new Date(Date.now() + hours * 3_600_000).toISOString() }) }))}
          >
            {t('alerts.snooze')} <DownOutlined aria-hidden="true" />
          </MenuButton>
          <Button onClick={() => setForm('CLOSE')}>{t('alerts.close')}</Button>
        </>
      ) : null}
      {resting ? <Button onClick={() => act.mutate({ ids, act: 'REOPEN' })}>{t('alerts.reopen')}</Button> : null}
      {form === 'CLOSE' ? <CloseForm n={ids.length} pending={act.isPending} cancel={() => setForm(undefined)} close={(values) => act.mutate({ ids, act: 'CLOSE', ...values }, { onSettled: () => setForm(undefined) })} /> : null}
      {form === 'ASSIGN' ? <AssignForm n={ids.length} pending={act.isPending} cancel={() => setForm(undefined)} assign={(owner) => act.mutate({ ids, act: 'ASSIGN', owner }, { onSettled: () => setForm(undefined) })} /> : null}
    </>
  );
}

interface Closing {
  outcome: 'USEFUL' | 'NOT_USEFUL';
  note?: string;
}

/** Whether it was of use is asked each time: the catalogue of signals is measured by it. */
export function CloseForm({ n, pending, close, cancel }: { n: number; pending: boolean; close: (values: Closing) => void; cancel: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Closing>();
  return (
    <Modal open title={t('alerts.close.ask', { n })} okText={t('alerts.close')} cancelText={t('word.cancel')} confirmLoading={pending} onOk={() => form.submit()} onCancel={cancel} width={480}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ outcome, note }) => close({ outcome, ...(note?.trim() ? { note: note.trim() } : {}) })}
      >
        <Form.Item name="outcome" label={t('alerts.outcome')} rules={[{ required: true, message: t('alerts.outcome.missing') }]}>
          <Radio.Group
            options={[
              { value: 'USEFUL', label: t('alertOutcome.USEFUL') },
              { value: 'NOT_USEFUL', label: t('alertOutcome.NOT_USEFUL') },
            ]}
          />
        </Form.Item>
        <Form.Item name="note" label={t('alerts.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function AssignForm({ n, pending, assign, cancel }: { n: number; pending: boolean; assign: (owner: string) => void; cancel: () => void }) {
  const t = useT();
  const [form] = Form.useForm<{ owner: string }>();
  return (
    <Modal open title={t('alerts.assign.ask', { n })} okText={t('alerts.assign')} cancelText={t('word.cancel')} confirmLoading={pending} onOk={() => form.submit()} onCancel={cancel} width={420}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ owner }) => assign(owner.trim())}>
        <Form.Item name="owner" label={t('alerts.owner')} extra={t('alerts.owner.rule')} rules={[{ required: true, whitespace: true, message: t('alerts.owner.missing') }]}>
          <Input autoFocus maxLength={64} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
