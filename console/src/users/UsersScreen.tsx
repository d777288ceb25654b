import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { Role, User } from '../api/types';
import { Moment } from '../date/Moment';
import { MenuButton } from '../frame/MenuButton';
import { Page, Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { useSession } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import './users.css';

const KEY = ['users'];
const ROLES: Role[] = ['ADMINISTRATOR', 'RISK', 'COLLECTIONS', 'OPERATIONS', 'FINANCE', 'READ_ONLY'];

/** Who may enter, and as what. */
export default function UsersScreen() {
  const t = useT();
  const [editing, setEditing] = useState<User | 'new'>();
  const [secret, setSecret] = useState<{ name: string; password: string }>();
  const query = useQuery({ queryKey: KEY, queryFn: () => body(api.GET('/api/v1/users')) });
  const rows = query.data?.items ?? [];
  const columns: Column<User>[] = [
    { key: 'name', title: t('users.name'), width: 180, grow: true, narrow: 'title', cell: (row) => <span className="user-name">{row.displayName}</span> },
    { key: 'user', title: t('users.user'), width: 150, narrow: 'detail', cell: (row) => <code>{row.user}</code> },
    { key: 'role', title: t('users.role'), width: 140, narrow: 'side', cell: (row) => t.code('role', row.role) },
    { key: 'state', title: t('users.state'), width: 170, cell: (row) => <UserState user={row} /> },
    { key: 'seen', title: t('users.lastSignIn'), width: 150, narrow: 'detail-side', cell: (row) => <Moment value={row.lastSignInAt} /> },
    { key: 'made', title: t('users.created'), width: 150, cell: (row) => <Moment value={row.createdAt} /> },
    { key: 'do', title: t('users.actions'), width: 76, align: 'end', cell: (row) => <Actions user={row} edit={() => setEditing(row)} show={setSecret} /> },
  ];
  return (
    <Page
      title={t('nav.users')}
      text={t('users.text')}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('users.add')}
        </Button>
      }
    >
      <Section flush>
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={5} />
          </div>
        ) : (
          <DataTable<User>
            label={t('nav.users')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.user}
            onOpen={setEditing}
            empty={<Nothing title={t('users.none')} />}
          />
        )}
      </Section>
      {editing ? <UserForm key={editing === 'new' ? '' : editing.user} user={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} made={setSecret} /> : null}
      <OneTime secret={secret} close={() => setSecret(undefined)} />
    </Page>
  );
}

function UserState({ user }: { user: User }) {
  const t = useT();
  if (user.disabled) return <Tag tone="neutral">{t('users.disabled')}</Tag>;
  if (user.lockedUntil && Date.parse(user.lockedUntil) > Date.now()) return <Tag tone="bad">{t('users.locked')}</Tag>;
  if (user.mustChangePassword) return <Tag tone="warn">{t('users.mustChange')}</Tag>;
  return <Tag tone="good">{t('users.active')}</Tag>;
}

function Actions({ user, edit, show }: { user: User; edit: () => void; show: (secret: { name: string; password: string }) => void }) {
  const t = useT();
  const go = useNavigate();
  const me = useSession();
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const own = me.user === user.user;
  const refuse = (error: unknown): void => void message.error(asProblem(error).message);
  const path = { params: { path: { user: user.user } } };
  const disable = useMutation({
    mutationFn: (disabled: boolean) => api.PATCH('/api/v1/users/{user}', { ...path, body: { disabled } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    onError: refuse,
  });
  const reset = useMutation({
    mutationFn: () => body(api.POST('/api/v1/users/{user}/password-reset', path)),
    onSuccess: async ({ oneTimePassword }) => {
      await queries.invalidateQueries({ queryKey: KEY });
      show({ name: user.displayName, password: oneTimePassword });
    },
    onError: refuse,
  });
  return (
    <MenuButton
      className="more"
      bare
      align="end"
      label={t('users.actionsOf', { name: user.displayName })}
      items={[
        { key: 'edit', label: t('users.edit'), act: edit },
        {
          key: 'reset',
          label: t('users.reset'),
          disabled: own,
          act: () =>
            void modal.confirm({ title: t('users.reset.ask', { name: user.displayName }), content: t('users.reset.text'), okText: t('users.reset'), cancelText: t('word.cancel'), onOk: () => reset.mutateAsync().catch(() => undefined) }),
        },
        {
          key: 'disable',
          danger: !user.disabled,
          disabled: own,
          label: user.disabled ? t('users.enable') : t('users.disable'),
          act: () =>
            user.disabled
              ? disable.mutate(false)
              : void modal.confirm({
                  title: t('users.disable.ask', { name: user.displayName }),
                  content: t('users.disable.text'),
                  okText: t('users.disable'),
                  okButtonProps: { danger: true },
                  cancelText: t('word.cancel'),
                  onOk: () => disable.mutateAsync(true).catch(() => undefined),
                }),
        },
        { key: 'audit', line: true, label: t('users.trail'), act: () => void go(`/audit?actor=${encodeURIComponent(user.user)}`) },
      ]}
    >
      <EllipsisOutlined aria-hidden="true" />
    </MenuButton>
  );
}

interface Values {
  user: string;
  displayName: string;
  role: Role;
}

function UserForm({ user, close, made }: { user: User | undefined; close: () => void; made: (secret: { name: string; password: string }) => void }) {
  const t = useT();
  const me = useSession();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const save = useMutation({
    mutationFn: async (values: Values) => {
      if (user) {
        await api.PATCH('/api/v1/users/{user}', { params: { path: { user: user.user } }, body: { displayName: values.displayName, role: values.role } });
        return undefined;
      }
      return body(api.POST('/api/v1/users', { body: values }));
    },
    onSuccess: async (created) => {
      await queries.invalidateQueries({ queryKey: KEY });
      close();
      if (created) made({ name: created.user.displayName, password: created.oneTimePassword });
    },
    onError: (error) => {
      const refused = asProblem(error);
      const known = refused.errors.filter((e) => e.field === 'user' || e.field === 'displayName' || e.field === 'role');
      form.setFields(known.map((e) => ({ name: e.field as keyof Values, errors: [e.message] })));
      setProblem(known.length > 0 ? undefined : refused);
    },
  });
  const own = user?.user === me.user;
  return (
    <Modal
      open
      onCancel={close}
      title={user ? t('users.edit') : t('users.add')}
      okText={user ? t('word.save') : t('users.create')}
      cancelText={t('word.cancel')}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
      width={460}
    >
      {problem ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={user ?? { role: 'READ_ONLY' }} onFinish={(values) => save.mutate(values)}>
        <Form.Item
          name="user"
          label={t('users.user')}
          extra={user ? undefined : t('users.user.rule')}
          rules={user ? [] : [{ required: true, message: t('users.user.missing') }, { pattern: /^[a-z][a-z0-9._-]{1,39}$/, message: t('users.user.rule') }]}
        >
          <Input disabled={Boolean(user)} autoFocus={!user} autoCapitalize="none" spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={t('users.name')} rules={[{ required: true, whitespace: true, message: t('users.name.missing') }, { max: 80, message: t('users.name.long', { n: 80 }) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('users.role')} extra={own ? t('users.role.own') : undefined}>
          <Select disabled={own} options={ROLES.map((role) => ({ value: role, label: t.code('role', role), text: t.code('roleText', role) }))} optionRender={(option) => (
            <div>
              {option.data.label}
              <div className="quiet role-text">{option.data.text}</div>
            </div>
          )} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function OneTime({ secret, close }: { secret: { name: string; password: string } | undefined; close: () => void }) {
  const t = useT();
  return (
    <Modal open={Boolean(secret)} onCancel={close} onOk={close} title={t('users.oneTime', { name: secret?.name ?? '' })} okText={t('users.oneTime.kept')} cancelButtonProps={{ style: { display: 'none' } }} mask={{ closable: false }} width={460}>
      <p>{t('users.oneTime.text')}</p>
      <p className="secret">
        <Typography.Text code copyable={{ tooltips: [t('word.copy'), t('word.copied')] }} data-testid="one-time-password">
          {secret?.password}
        </Typography.Text>
      </p>
    </Modal>
  );
}
