import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../i18n/language';
import { useRight } from '../session/session';

// It comes with the forms of acts: a chunk of its own would weigh on the first load of every screen.
const AccountForm = lazy(() => import('./ActForm').then((forms) => ({ default: forms.AccountForm })));

/** Has what is paid into an account of ours go to the loan; the form of it is loaded when it is asked for. */
export function VirtualAccount({ loan }: { loan: string }) {
  const t = useT();
  const may = useRight('payments.manage');
  const [asking, setAsking] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('virtual.assign')}</Button>
      {asking ? (
        <Suspense fallback={null}>
          <AccountForm loan={loan} close={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
