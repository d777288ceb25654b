import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Modal, Switch } from 'antd';
import { useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { SignalView } from '../api/types';
import { Lead } from '../alerts/state';
import { Page, Section } from '../frame/Page';
import { capital } from '../i18n/capital';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Count, Share } from '../number/Number';
import { useRight } from '../session/session';
import { Loaded, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import './signals.css';

const SIGNALS = ['signals'];

/** What is looked at, how sharply, and how often it was right. */
export default function SignalsScreen() {
  const t = useT();
  const mayManage = useRight('signals.manage');
  const [search, setSearch] = useSearchParams();
  const query = useQuery({ queryKey: SIGNALS, queryFn: () => body(api.GET('/api/v1/signals')) });
  const shown = search.get('signal');
  const open = query.data?.items.find((signal) => signal.code === shown);
  const show = (signal?: SignalView): void => setSearch(signal ? { signal: signal.code } : {}, { replace: true });
  const columns: Column<SignalView>[] = [
    { key: 'title', title: t('signals.title'), width: 260, grow: true, narrow: 'title', cell: (row) => <><span className="signal-title">{row.title}</span> <span className="quiet">{row.what}</span></> },
    { key: 'kind', title: t('alerts.subject'), width: 130, narrow: 'detail', cell: (row) => (row.kind ? t.code('alertKind', row.kind) : t('signals.every')) },
    { key: 'on', title: t('users.state'), width: 80, narrow: 'side', cell: (row) => <Tag tone={row.on ? 'good' : 'neutral'}>{t(row.on ? 'signals.on' : 'signals.off')}</Tag> },
    { key: 'alerts', title: t('signals.alerts'), hint: t('signals.alerts.hint'), width: 100, align: 'end', cell: (row) => <Count value={row.last30.alerts} /> },
    { key: 'precision', title: t('signals.precision'), hint: t('signals.precision.hint'), width: 100, align: 'end', narrow: 'detail-side', cell: (row) => <Share value={row.last30.precision} digits={0} /> },
    { key: 'confirmed', title: t('signals.confirmed'), hint: t('signals.confirmed.hint'), width: 110, align: 'end', cell: (row) => <Share value={row.last30.confirmed} digits={0} /> },
    { key: 'lead', title: t('alerts.lead'), hint: t('signals.lead.hint'), width: 90, align: 'end', cell: (row) => <Lead hours={row.last30.medianLeadHours} /> },
  ];
  return (
    <Page title={t('nav.signals')} text={t('signals.text')}>
      <Section flush>
        <Loaded query={query} lines={10}>
          {({ items }) => <DataTable<SignalView> label={t('nav.signals')} columns={columns} rows={items} rowKey={(row) => row.code} onOpen={show} empty={<Nothing title={t('signals.none')} />} />}
        </Loaded>
      </Section>
      {open ? <SignalForm key={open.code} signal={open} mayManage={mayManage} close={() => show()} /> : null}
    </Page>
  );
}

interface Settings {
  on: boolean;
  parameters: Record<string, number>;
}

/** A signal as it is set; each change is a version of its own, with its author in the audit trail. */
function SignalForm({ signal, mayManage, close }: { signal: SignalView; mayManage: boolean; close: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Settings>();
  const save = useMutation({
    mutationFn: (settings: Settings) =>
      body(api.PUT('/api/v1/signals/{code}', { params: { path: { code: signal.code }, header: { 'If-Match': `W/"${signal.version}"` } }, body: settings })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: SIGNALS });
      close();
    },
    onError: (error) => {
      const problem = asProblem(error);
      const fields = problem.errors.map((each) => ({ name: ['parameters', each.field.replace(/^parameters\./, '')] as const, errors: [each.message] }));
      if (fields.length > 0) form.setFields(fields as unknown as Parameters<typeof form.setFields>[0]);
      else void message.error(problem.message);
    },
  });
  const initial: Settings = { on: signal.on, parameters: Object.fromEntries(signal.parameters.map((each) => [each.name, each.value])) };
  return (
    <Modal
      open
      title={signal.title}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t('word.save')}
      cancelText={t('word.cancel')}
      confirmLoading={save.isPending}
      {...(mayManage ? {} : { footer: null })}
      width={560}
    >
      <p className="gap">{capital(signal.what)}</p>
      <Form form={form} layout="vertical" requiredMark={false} disabled={!mayManage} initialValues={initial} onFinish={(values) => save.mutate({ on: values.on, parameters: values.parameters ?? {} })}>
        <Form.Item name="on" label={t('signals.watch')} valuePropName="checked">
          <Switch aria-label={t('signals.watch')} />
        </Form.Item>
        {signal.parameters.map((each) => (
          <Form.Item
            key={each.name}
            name={['parameters', each.name]}
            label={capital(each.title)}
            extra={t('signals.range', { least: each.least, most: each.most, usual: each.usual })}
            rules={[{ required: true, message: t('signals.value.missing') }, { type: 'number', min: each.least, max: each.most, message: t('signals.value.range', { least: each.least, most: each.most }) }]}
          >
            <InputNumber className="signal-value" suffix={each.unit === 'HOURS' || each.unit === 'MINUTES' || each.unit === 'TIMES' ? t.code('signalUnit', each.unit) : null} {...(each.unit === 'COUNT' || each.unit === 'MINUTES' ? { precision: 0 } : {})} />
          </Form.Item>
        ))}
      </Form>
      {mayManage ? (
        <Button type="link" className="signal-usual" onClick={() => form.setFieldsValue({ parameters: Object.fromEntries(signal.parameters.map((each) => [each.name, each.usual])) })}>
          {t('signals.usual')}
        </Button>
      ) : null}
    </Modal>
  );
}
