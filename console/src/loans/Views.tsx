import { DeleteOutlined, DownOutlined, SaveOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { SavedView } from '../api/types';
import { Panel } from '../frame/Panel';
import { useT } from '../i18n/language';
import { useRight } from '../session/session';
import { chosenColumns } from './columns';
import { queryText, USUAL_VIEWS } from './filters';

const SCREEN = 'loans';
const KEY = ['views', SCREEN];

/** Lists by name: the usual ones and those that the person has kept. */
export function Views({ search, apply }: { search: URLSearchParams; apply: (next: URLSearchParams) => void }) {
  const t = useT();
  const maySave = useRight('views.save');
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const { data } = useQuery({ queryKey: KEY, queryFn: () => body(api.GET('/api/v1/views/{screen}', { params: { path: { screen: SCREEN } } })), enabled: maySave });
  const saved = data?.items ?? [];
  const now = queryText(search);
  const columns = search.get('columns') ?? '';
  const isNow = (view: SavedView): boolean => queryText(new URLSearchParams(view.query)) === now && view.columns.join(',') === chosenColumns(columns || null).join(',');
  const usual = USUAL_VIEWS.find((view) => queryText(new URLSearchParams(view.query)) === now);
  const current = saved.find(isNow)?.name ?? (usual ? t(usual.title) : t('view.own'));

  function show(query: string, keys?: string[]): void {
    const next = new URLSearchParams(query);
    if (keys && keys.length > 0) next.set('columns', keys.join(','));
    apply(next);
    setOpen(false);
  }

  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        destroyOnHidden
        content={
          <Panel className="views" close={() => setOpen(false)}>
            <ul>
              {USUAL_VIEWS.map((view) => (
                <li key={view.title}>
                  <button type="button" className="view" aria-current={view === usual ? 'true' : undefined} onClick={() => show(view.query)}>
                    {t(view.title)}
                  </button>
                </li>
              ))}
            </ul>
            {maySave ? (
              <>
                <h3 className="quiet">{t('view.saved')}</h3>
                {saved.length === 0 ? <p className="quiet">{t('view.savedNone')}</p> : null}
                <ul>
                  {saved.map((view) => (
                    <SavedRow key={view.name} view={view} current={isNow(view)} show={() => show(view.query, view.columns)} />
                  ))}
                </ul>
                <Button
                  type="text"
                  block
                  icon={<SaveOutlined />}
                  onClick={() => {
                    setOpen(false);
                    setSaving(true);
                  }}
                >
                  {t('view.save')}
                </Button>
              </>
            ) : null}
          </Panel>
        }
      >
        <Button>
          <span className="view-now">{current}</span>
          <DownOutlined aria-hidden="true" />
        </Button>
      </Popover>
      <SaveView open={saving} close={() => setSaving(false)} query={now} columns={chosenColumns(columns || null)} />
    </>
  );
}

function SavedRow({ view, current, show }: { view: SavedView; current: boolean; show: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const remove = useMutation({
    mutationFn: () => api.DELETE('/api/v1/views/{screen}/{name}', { params: { path: { screen: SCREEN, name: view.name } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    onError: (error) => void message.error(asProblem(error).message),
  });
  return (
    <li>
      <button type="button" className="view" aria-current={current ? 'true' : undefined} onClick={show}>
        {view.name}
      </button>
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('view.delete', { name: view.name })} loading={remove.isPending} onClick={() => remove.mutate()} />
    </li>
  );
}

function SaveView({ open, close, query, columns }: { open: boolean; close: () => void; query: string; columns: string[] }) {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ name: string }>();
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) => api.PUT('/api/v1/views/{screen}/{name}', { params: { path: { screen: SCREEN, name: name.trim() } }, body: { query, columns } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: KEY });
      void message.success(t('view.savedDone'));
      close();
    },
    onError: (error) => form.setFields([{ name: 'name', errors: [asProblem(error).message] }]),
  });
  return (
    <Modal open={open} onCancel={close} title={t('view.save')} okText={t('word.save')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={save.isPending} destroyOnHidden width={420}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="name" label={t('view.name')} rules={[{ required: true, whitespace: true, message: t('view.name.missing') }, { max: 60, message: t('view.name.long', { n: 60 }) }]}>
          <Input autoFocus maxLength={80} />
        </Form.Item>
        <p className="quiet">{t('view.save.text')}</p>
      </Form>
    </Modal>
  );
}
