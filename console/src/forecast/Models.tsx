import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { ForecastModelList, ForecastModelVersion } from '../api/types';
import { Moment } from '../date/Moment';
import { Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { useRight } from '../session/session';
import { DataTable, type Column } from '../table/DataTable';

export const MODEL = ['model', 'forecast'] as const;

/** The models there are, which one is asked, and what was asked before it. */
export function Models({ list, shown, show }: { list: ForecastModelList; shown: string; show: (model: ForecastModelVersion) => void }) {
  const t = useT();
  const mayManage = useRight('signals.manage');
  const [form, setForm] = useState<'add' | { model: ForecastModelVersion; former: ForecastModelVersion | undefined }>();
  const [done, setDone] = useState<{ model: ForecastModelVersion; former: ForecastModelVersion | undefined }>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const undo = useMutation({
    mutationFn: ({ model, former }: { model: ForecastModelVersion; former: ForecastModelVersion }) => body(api.POST('/api/v1/models/forecast/use', { body: { version: former.version, why: t('model.undone', { version: model.version }) } })),
    onSuccess: async (now) => {
      setDone(undefined);
      show(now);
      await queries.invalidateQueries({ queryKey: MODEL });
    },
    onError: (error) => void message.error(asProblem(error).message),
  });
  const former = done?.former;
  const columns: Column<ForecastModelVersion>[] = [
    { key: 'version', title: t('model.version'), width: 200, narrow: 'title', cell: (row) => <code>{row.version}</code> },
    { key: 'data', title: t('model.learntFrom'), width: 260, grow: true, narrow: 'detail', cell: (row) => row.trainedOn },
    { key: 'added', title: t('model.added'), width: 200, cell: (row) => (row.addedAt ? <span title={row.why ?? undefined}><Moment value={row.addedAt} /> <span className="quiet">{row.addedBy}</span></span> : <span className="quiet">{t('model.shipped')}</span>) },
    { key: 'state', title: t('users.state'), width: 110, narrow: 'side', cell: (row) => (row.inForce ? <Tag tone="good">{t('model.inForce')}</Tag> : row.wasUsed ? <Tag tone="neutral">{t('model.wasUsed')}</Tag> : null) },
    ...(mayManage ? [{ key: 'use', title: '', width: 90, align: 'end', narrow: 'more', cell: (row) => (row.inForce ? null : <Button size="small" onClick={(event) => { event.stopPropagation(); setForm({ model: row, former: list.items.find((each) => each.inForce) }); }} aria-label={t('model.use.one', { version: row.version })}>{t('model.use')}</Button>) } satisfies Column<ForecastModelVersion>] : []),
  ];
  return (
    <Section title={t('model.list')} hint={t('model.list.hint')} flush {...(mayManage ? { actions: <Button onClick={() => setForm('add')}>{t('model.add')}</Button> } : {})}>
      {done && former ? (
        <Alert
          type="success"
          showIcon
          className="model-done"
          title={t('model.used', { version: done.model.version })}
          action={
            <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ model: done.model, former })}>
              {t('model.undo')}
            </Button>
          }
        />
      ) : null}
      <DataTable<ForecastModelVersion> label={t('model.list')} columns={columns} rows={list.items} rowKey={(row) => row.version} rowTone={(row) => (row.version === shown ? 'chosen' : undefined)} onOpen={show} />
      {list.uses.length > 0 ? (
        <ol className="model-uses" aria-label={t('model.uses')}>
          {list.uses.slice(0, 5).map((use) => (
            <li key={use.at}>
              <Moment value={use.at} /> <code>{use.version}</code> <span className="quiet">{use.by}</span> {use.why}
            </li>
          ))}
        </ol>
      ) : null}
      {form === 'add' ? <AddForm close={() => setForm(undefined)} added={show} /> : form ? <UseForm model={form.model} close={() => setForm(undefined)} used={(now) => { setDone(form); show(now); }} /> : null}
    </Section>
  );
}

interface Why {
  why: string;
}

function WhyItem() {
  const t = useT();
  return (
    <Form.Item name="why" label={t('model.why')} rules={[{ required: true, whitespace: true, message: t('model.why.missing') }, { max: 500, message: t('users.name.long', { n: 500 }) }]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  );
}

/** Keeps a model from a file. */
function AddForm({ close, added }: { close: () => void; added: (model: ForecastModelVersion) => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [form] = Form.useForm<Why>();
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<Problem>();
  const [missing, setMissing] = useState(false);
  const save = useMutation({
    mutationFn: async ({ why }: Why) => body(api.POST('/api/v1/models/forecast/versions', { body: { content: await (file as File).text(), why } })),
    onSuccess: async (model) => {
      await queries.invalidateQueries({ queryKey: MODEL });
      close();
      added(model);
    },
    onError: (error) => setProblem(asProblem(error)),
  });
  return (
    <Modal open onCancel={close} title={t('model.add')} okText={t('word.save')} cancelText={t('word.cancel')} onOk={() => (file ? form.submit() : setMissing(true))} confirmLoading={save.isPending} width={520}>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <p className="gap">{t('model.add.text')}</p>
      <Form<Why> form={form} layout="vertical" requiredMark={false} initialValues={{ why: '' }} onFinish={(values) => save.mutate(values)}>
        <Form.Item label={t('model.file')} htmlFor="model-file" {...(missing && !file ? { validateStatus: 'error', help: t('model.file.missing') } : {})}>
          <input id="model-file" type="file" accept=".json,application/json" onChange={(event) => setFile(event.target.files?.[0])} />
        </Form.Item>
        <WhyItem />
      </Form>
    </Modal>
  );
}

/** Puts a model into force. */
function UseForm({ model, close, used }: { model: ForecastModelVersion; close: () => void; used: (model: ForecastModelVersion) => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [form] = Form.useForm<Why>();
  const [problem, setProblem] = useState<Problem>();
  const save = useMutation({
    mutationFn: ({ why }: Why) => body(api.POST('/api/v1/models/forecast/use', { body: { version: model.version, why } })),
    onSuccess: async (now) => {
      close();
      used(now);
      await queries.invalidateQueries({ queryKey: MODEL });
    },
    onError: (error) => setProblem(asProblem(error)),
  });
  return (
    <Modal open onCancel={close} title={t('model.use.ask', { version: model.version })} okText={t('model.use')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={save.isPending} width={520}>
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <p className="gap">{t('model.use.text')}</p>
      <Form<Why> form={form} layout="vertical" requiredMark={false} initialValues={{ why: '' }} onFinish={(values) => save.mutate(values)}>
        <WhyItem />
      </Form>
    </Modal>
  );
}
