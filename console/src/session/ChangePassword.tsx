import { App, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/language';
import { PasswordForm } from './PasswordForm';
import { useSession } from './session';

/** Changing one's own password at any time. */
export default function ChangePassword({ close }: { close: () => void }) {
  return (
    <App component={false}>
      <Asked close={close} />
    </App>
  );
}

function Asked({ close }: { close: () => void }) {
  const t = useT();
  const { user } = useSession();
  const { message } = App.useApp();
  const [done, setDone] = useState(false);
  return (
    <Modal open={!done} onCancel={close} footer={null} title={t('password.change')} width={420}>
      <PasswordForm
        user={user}
        done={() => {
          void message.success(t('password.changed'), 1.5).then(close);
          setDone(true);
        }}
      />
    </Modal>
  );
}
