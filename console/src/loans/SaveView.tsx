import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { api } from '../api/client';
import { asProblem } from '../api/problem';
import { useT } from '../i18n/language';
import { SCREEN, VIEWS } from './asks';

interface Props {
  open: boolean;
  close: () => void;
  query: string;
  columns: string[];
}

/** Keeps the list as it is under a name. */
export default function SaveView(props: Props) {
  return (
    <App component={false}>
      <NameForm {...props} />
    </App>
  );
}

function NameForm({ open, close, query, columns }: Props) {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ name: string }>();
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) => api.PUT('/api/v1/views/{screen}/{name}', { params: { path: { screen: SCREEN, name: name.trim() } }, body: { query, columns } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: VIEWS.queryKey });
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
