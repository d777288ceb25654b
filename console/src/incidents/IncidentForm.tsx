import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { newKey } from '../api/key';
import { asProblem, type Problem } from '../api/problem';
import { Choice } from '../frame/Choice';
import { useT } from '../i18n/language';
import { INCIDENTS, KINDS } from './state';

interface Values {
  kind: (typeof KINDS)[number];
  channel?: string;
  from: string;
  to: string;
  due: boolean;
  debits: boolean;
  debitSource?: string;
  debitCodes?: string;
  orders: boolean;
  listed: boolean;
  loans?: string;
  protectUntil?: string;
  reason: string;
}

const FIELDS = ['kind', 'channel', 'from', 'to', 'due', 'debits', 'debitSource', 'debitCodes', 'orders', 'loans', 'protectUntil', 'reason'] as const;

/** The loans of a list: the first cell of each line, without a heading. */
export function loansOf(text: string): string[] {
  const names = text
    .split(/\r?\n/)
    .map((line) => (line.split(/[,;\t]/)[0] ?? '').trim().replace(/^"(.*)"$/, '$1'))
    .filter(Boolean);
  return names[0] === 'loan_id' ? names.slice(1) : names;
}

/** Tells of an incident. Nothing is done to a loan by that. */
export function IncidentForm({ close, made }: { close: () => void; made: (id: number) => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  // Told again after an answer that was lost, it is the same incident.
  const [key] = useState(newKey);
  const kind = Form.useWatch('kind', form);
  const debits = Form.useWatch('debits', form);
  const listed = Form.useWatch('listed', form);
  const tell = useMutation({
    mutationFn: (values: Values) =>
      body(
        api.POST('/api/v1/incidents', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            kind: values.kind,
            ...(values.kind === 'CHANNEL' ? { channel: values.channel?.trim() ?? '' } : {}),
            from: new Date(values.from).toISOString(),
            to: new Date(values.to).toISOString(),
            due: values.due,
            debits: values.debits,
            ...(values.debits && values.debitSource?.trim() ? { debitSource: values.debitSource.trim() } : {}),
            ...(values.debits && values.debitCodes?.trim() ? { debitCodes: values.debitCodes.split(/[\s,]+/).filter(Boolean) } : {}),
            orders: values.orders,
            ...(values.listed ? { loans: loansOf(values.loans ?? '') } : {}),
            ...(values.protectUntil ? { protectUntil: values.protectUntil } : {}),
            reason: values.reason,
          },
        }),
      ),
    onSuccess: async (told) => {
      await queries.invalidateQueries({ queryKey: INCIDENTS });
      close();
      made(told.incident.id);
    },
    onError: (error) => {
      const refused = asProblem(error);
      const known = refused.errors.filter((e) => (FIELDS as readonly string[]).includes(e.field));
      form.setFields(known.map((e) => ({ name: e.field as keyof Values, errors: [[e.message, e.field === 'loans' ? e.value : e.expected].filter(Boolean).join(': ')] })));
      setProblem(known.length > 0 ? undefined : refused);
    },
  });
  const needed = [{ required: true, message: t('incidents.time.missing') }];
  return (
    <Modal open onCancel={close} title={t('incidents.new')} okText={t('word.save')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={tell.isPending} width={640}>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <Form<Values> form={form} className="incident-form" layout="vertical" requiredMark={false} initialValues={{ kind: 'SYSTEM', due: true, debits: false, orders: false, listed: false }} onFinish={(values) => tell.mutate(values)} onValuesChange={() => form.setFields(FIELDS.map((name) => ({ name, errors: [] })))}>
        <Form.Item name="reason" label={t('incidents.reason')} rules={[{ required: true, whitespace: true, message: t('incidents.reason.missing') }]}>
          <Input maxLength={500} autoComplete="off" autoFocus />
        </Form.Item>
        <div className="incident-times">
          <Form.Item name="kind" label={t('incidents.kind')}>
            <KindChoice label={t('incidents.kind')} />
          </Form.Item>
          {kind === 'CHANNEL' ? (
            <Form.Item name="channel" label={t('incidents.channel')} extra={t('incidents.channel.rule')}>
              <Input autoComplete="off" />
            </Form.Item>
          ) : null}
        </div>
        <div className="incident-times">
          <Form.Item name="from" label={t('incidents.from')} rules={needed} extra={t('incidents.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="to" label={t('incidents.to')} rules={needed}>
            <Input type="datetime-local" />
          </Form.Item>
        </div>
        <fieldset aria-label={t('incidents.touched')}>
          <legend>{t('incidents.touched')}</legend>
          <Form.Item name="due" valuePropName="checked">
            <Checkbox>{t('incidents.due')}</Checkbox>
          </Form.Item>
          <Form.Item name="debits" valuePropName="checked">
            <Checkbox>{t('incidents.debits')}</Checkbox>
          </Form.Item>
          {debits ? (
            <div className="incident-times">
              <Form.Item name="debitSource" label={t('incidents.source')} extra={t('incidents.source.rule')}>
                <Input autoComplete="off" spellCheck={false} />
              </Form.Item>
              <Form.Item name="debitCodes" label={t('incidents.codes')} extra={t('incidents.codes.rule')}>
                <Input autoComplete="off" spellCheck={false} />
              </Form.Item>
            </div>
          ) : null}
          <Form.Item name="orders" valuePropName="checked" extra={t('incidents.orders.rule')}>
            <Checkbox>{t('incidents.orders')}</Checkbox>
          </Form.Item>
          <Form.Item name="listed" valuePropName="checked">
            <Checkbox>{t('incidents.listed')}</Checkbox>
          </Form.Item>
          {listed ? (
            <>
              <Form.Item name="loans" label={t('incidents.list')} extra={t('incidents.list.rule')}>
                <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} spellCheck={false} />
              </Form.Item>
              <input
                type="file"
                accept=".csv,.txt,text/*"
                aria-label={t('incidents.list.file')}
                className="gap"
                onChange={(event) => void event.target.files?.[0]?.text().then((text) => form.setFieldValue('loans', loansOf(text).join('\n')))}
              />
            </>
          ) : null}
        </fieldset>
        <Form.Item name="protectUntil" label={t('incidents.until')} extra={t('incidents.until.rule')}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function KindChoice({ label, value, onChange }: { label: string; value?: Values['kind']; onChange?: (kind: Values['kind']) => void }) {
  const t = useT();
  return <Choice label={label} value={value ?? 'SYSTEM'} onChange={(kind) => onChange?.(kind)} options={KINDS.map((kind) => ({ value: kind, label: t.code('incidentKind', kind) }))} />;
}
