import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import { useT } from '../i18n/language';

/** Which account it is. */
export function AccountForm({ loan, close }: { loan: string; close: () => void }) {
  const t = useT();
  const [form] = Form.useForm<{ account: string; former?: string }>();
  const assign = useMutation({
    mutationFn: ({ account, former }: { account: string; former?: string }) =>
      body(api.PUT('/api/v1/suspense/accounts/{account}', { params: { path: { account: account.trim() } }, body: former?.trim() ? { loan, former: former.trim() } : { loan } })),
    onError: (error) => form.setFields([{ name: 'account', errors: [asProblem(error).message] }]),
  });
  // An account of another loan is taken from it only when that is named.
  const isTaken = assign.isError && asProblem(assign.error).status === 409;
  if (assign.data) {
    return (
      <Modal open onCancel={close} onOk={close} title={t('virtual.ask', { loan })} okText={t('virtual.done')} cancelButtonProps={{ style: { display: 'none' } }} width={460}>
        <p>{t('virtual.assigned', { account: assign.variables.account.trim(), loan })}</p>
      </Modal>
    );
  }
  return (
    <Modal open onCancel={close} title={t('virtual.ask', { loan })} okText={t('virtual.do')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={assign.isPending} width={460}>
      <p className="quiet gap">{t('virtual.text')}</p>
      <Alert type="info" showIcon className="gap" title={t('virtual.moves')} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ account: '' }} onFinish={(values) => assign.mutate(values)}>
        <Form.Item name="account" label={t('virtual.number')} rules={[{ required: true, whitespace: true, message: t('virtual.missing') }]}>
          <Input autoComplete="off" spellCheck={false} maxLength={34} autoFocus />
        </Form.Item>
        {isTaken ? (
          <Form.Item name="former" label={t('virtual.former')} extra={t('virtual.former.text')}>
            <Input autoComplete="off" spellCheck={false} maxLength={200} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
