import { DownOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Loan, PostingAnswer } from '../api/types';
import { MenuButton } from '../frame/MenuButton';
import { useWords, withWords } from '../i18n/language';
import { useSession } from '../session/session';
import { ACTS, NEEDS, type Act } from './acts';

const ActForm = lazy(withWords('products', () => import('./ActForm'))); // where the methods of repayment are called by name

/** What the person may do to the loan; the form of it is loaded when it is asked for. */
export function Acts({ loan, tag, done }: { loan: Loan; tag: string | undefined; done: (act: Act, answer: PostingAnswer) => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const { rights } = useSession();
  const [act, setAct] = useState<Act>();
  const may = ACTS.filter((one) => rights.includes(NEEDS[one]));
  if (may.length === 0) return null;
  const renewAll = (): Promise<void> => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'definitions' });
  /** Waits for the loan alone; what else is shown of it follows. */
  async function renew(): Promise<void> {
    await queries.refetchQueries({ queryKey: ['loan', loan.id, language], exact: true });
    void renewAll();
  }
  return (
    <>
      <MenuButton
        className="act-button"
        align="end"
        label={t('act.menu')}
        items={may.map((one) => ({ key: one, label: t(`act.${one}`), act: () => setAct(one), danger: one === 'chargeOff', line: one === 'chargeOff' || (one === 'protect' && may[0] !== 'protect') }))}
      >
        {t('act.menu')} <DownOutlined aria-hidden="true" />
      </MenuButton>
      {act ? (
        <Suspense fallback={null}>
          <ActForm
            key={act}
            act={act}
            loan={loan}
            tag={tag}
            renew={renew}
            close={() => setAct(undefined)}
            done={(answer) => {
              setAct(undefined);
              done(act, answer);
              void renewAll();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
