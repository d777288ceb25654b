import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Subscription, Webhook } from '../api/types';
import { Moment } from '../date/Moment';
import { MenuButton } from '../frame/MenuButton';
import { Page, Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Failed, Loaded, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { Secret, WebhookForm } from './WebhookForm';
import { WEBHOOKS, WebhookState } from './state';
import './webhooks.css';

const STATUS = ['webhooks', 'status'];
const LOOK = 5_000;

/** Who is told what happened, and how far each of them is. */
export default function WebhooksScreen() {
  const t = useT();
  const go = useNavigate();
  const mayManage = useRight('webhooks.manage');
  const [editing, setEditing] = useState<Webhook | 'new'>();
  const [secret, setSecret] = useState<string>();
  const query = useQuery({ queryKey: WEBHOOKS, queryFn: () => body(api.GET('/api/v1/webhooks')), refetchInterval: LOOK });
  const columns: Column<Webhook>[] = [
    {
      key: 'url',
      title: t('webhooks.url'),
      width: 260,
      grow: true,
      narrow: 'title',
      cell: (row) => (
        <Link to={`/webhooks/${row.id}`} title={row.description || undefined}>
          {row.url}
        </Link>
      ),
    },
    { key: 'state', title: t('users.state'), width: 170, narrow: 'side', cell: (row) => <WebhookState webhook={row} /> },
    { key: 'types', title: t('webhooks.types'), width: 200, cell: (row) => (row.types.length > 0 ? <code title={row.types.join('\n')}>{row.types.join(', ')}</code> : <span className="quiet">{t('webhooks.all')}</span>) },
    { key: 'waiting', title: t('webhooks.waiting'), width: 100, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Count value={row.waiting} quietZero /> },
    { key: 'dead', title: t('webhooks.dead'), width: 120, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Count value={row.dead} quietZero /> },
    { key: 'taken', title: t('webhooks.lastTaken'), width: 150, cell: (row) => <Moment value={row.lastSuccessAt} /> },
    ...(mayManage ? [{ key: 'do', title: t('users.actions'), width: 76, align: 'end', cell: (row) => <Actions webhook={row} edit={() => setEditing(row)} show={setSecret} /> } satisfies Column<Webhook>] : []),
  ];
  return (
    <Page
      title={t('nav.webhooks')}
      text={t('webhooks.text')}
      actions={
        mayManage ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('webhooks.add')}
          </Button>
        ) : null
      }
    >
      <Section flush>
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={4} />
          </div>
        ) : (
          <DataTable<Webhook>
            label={t('nav.webhooks')}
            columns={columns}
            rows={query.data.items}
            rowKey={(row) => String(row.id)}
            onOpen={(row) => void go(`/webhooks/${row.id}`)}
            empty={<Nothing title={t('webhooks.none')} text={t('webhooks.none.text')} />}
          />
        )}
      </Section>
      <Outbox />
      {editing ? <WebhookForm key={editing === 'new' ? '' : editing.id} webhook={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} made={setSecret} /> : null}
      {secret ? <Secret secret={secret} close={() => setSecret(undefined)} /> : null}
    </Page>
  );
}

function Actions({ webhook, edit, show }: { webhook: Webhook; edit: () => void; show: (secret: string) => void }) {
  const t = useT();
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const refuse = (error: unknown): void => void message.error(asProblem(error).message);
  const renew = (): Promise<void> => queries.invalidateQueries({ queryKey: WEBHOOKS });
  const path = { params: { path: { id: webhook.id } } };
  const enable = useMutation({ mutationFn: (enabled: boolean) => api.PATCH('/api/v1/webhooks/{id}', { ...path, body: { enabled } }), onSuccess: renew, onError: refuse });
  const remove = useMutation({ mutationFn: () => api.DELETE('/api/v1/webhooks/{id}', path), onSuccess: renew, onError: refuse });
  const rotate = useMutation({
    mutationFn: () => body(api.POST('/api/v1/webhooks/{id}/secret', path)),
    onSuccess: async (made) => {
      await renew();
      show(made.secret);
    },
    onError: refuse,
  });
  const test = useMutation({
    mutationFn: () => body(api.POST('/api/v1/webhooks/{id}/test', path)),
    onSuccess: (result) => void (result.taken ? message.success(t('webhooks.test.taken', { status: result.status ?? 0, millis: result.millis })) : message.error(t('webhooks.test.failed', { why: result.failure ?? '' }))),
    onError: refuse,
  });
  return (
    <MenuButton
      className="more"
      bare
      align="end"
      label={t('users.actionsOf', { name: webhook.url })}
      items={[
        { key: 'edit', label: t('users.edit'), act: edit },
        { key: 'test', label: t('webhooks.test'), disabled: test.isPending, act: () => test.mutate() },
        {
          key: 'secret',
          label: t('webhooks.rotate'),
          act: () => void modal.confirm({ title: t('webhooks.rotate.ask'), content: t('webhooks.rotate.text'), okText: t('webhooks.rotate'), cancelText: t('word.cancel'), onOk: () => rotate.mutateAsync().catch(() => undefined) }),
        },
        { key: 'enable', label: webhook.enabled ? t('webhooks.turnOff') : t('webhooks.turnOn'), act: () => enable.mutate(!webhook.enabled) },
        {
          key: 'delete',
          danger: true,
          line: true,
          label: t('webhooks.delete'),
          act: () =>
            void modal.confirm({
              title: t('webhooks.delete.ask', { url: webhook.url }),
              content: t('webhooks.delete.text'),
              okText: t('webhooks.delete'),
              okButtonProps: { danger: true },
              cancelText: t('word.cancel'),
              onOk: () => remove.mutateAsync().catch(() => undefined),
            }),
        },
      ]}
    >
      <EllipsisOutlined aria-hidden="true" />
    </MenuButton>
  );
}

/** How far everything that was published has come. */
function Outbox() {
  const t = useT();
  const query = useQuery({ queryKey: STATUS, queryFn: () => body(api.GET('/api/v1/events/status')), refetchInterval: LOOK });
  const columns: Column<Subscription>[] = [
    { key: 'name', title: t('outbox.subscriber'), width: 140, narrow: 'title', cell: (row) => <code>{row.name}</code> },
    { key: 'state', title: t('users.state'), width: 120, narrow: 'side', cell: (row) => (row.failure ? <Tag tone="bad">{t('webhooks.failing')}</Tag> : <Tag tone="good">{t('outbox.well')}</Tag>) },
    { key: 'delivered', title: t('outbox.delivered'), width: 110, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Count value={row.delivered} quietZero /> },
    { key: 'waiting', title: t('webhooks.waiting'), width: 110, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Count value={row.waiting} quietZero /> },
    { key: 'oldest', title: t('outbox.oldest'), width: 150, cell: (row) => <Moment value={row.oldestWaiting} /> },
    { key: 'last', title: t('outbox.last'), width: 150, cell: (row) => <Moment value={row.deliveredAt} /> },
    { key: 'failure', title: t('outbox.why'), width: 220, grow: true, cell: (row) => <span title={row.failure ?? undefined}>{row.failure}</span> },
  ];
  return (
    <Section flush title={t('outbox.title')} hint={t('outbox.text')}>
      <Loaded query={query} lines={3}>
        {(status) => (
          <>
            {status.unlogged > 0 ? <p className="pad quiet">{t('outbox.unlogged', { n: status.unlogged })}</p> : null}
            <DataTable<Subscription> label={t('outbox.title')} columns={columns} rows={status.subscriptions} rowKey={(row) => row.name} empty={<Nothing title={t('webhooks.none')} />} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
