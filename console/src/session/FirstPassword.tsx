import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Session } from '../api/types';
import { useT, useTitle } from '../i18n/language';
import { Entrance } from './Entrance';
import { PasswordForm } from './PasswordForm';
import { SESSION, useSignOut } from './session';

/** A one-time password opens this page only: it is to be replaced first. */
export default function FirstPassword({ session }: { session: Session }) {
  const t = useT();
  const queries = useQueryClient();
  const signOut = useSignOut();
  useTitle(t('password.first'));
  return (
    <Entrance title={t('password.first')} text={t('password.first.text', { user: session.displayName })}>
      <PasswordForm user={session.user} done={() => void queries.invalidateQueries({ queryKey: SESSION })} />
      <Button type="link" block className="gap-top" onClick={() => void signOut()}>
        {t('session.signOut')}
      </Button>
    </Entrance>
  );
}
