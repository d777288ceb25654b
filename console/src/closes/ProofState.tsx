import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import type { KeptProof } from '../api/types';
import { useWords } from '../i18n/language';

/** Whether the books agree, as a proof found it. */
export function ProofState({ proof }: { proof: KeptProof }) {
  const { t } = useWords();
  return (
    <>
      <p className={proof.agrees ? 'proof tone-good' : 'proof tone-bad'}>
        {proof.agrees ? <CheckCircleFilled aria-hidden="true" /> : <CloseCircleFilled aria-hidden="true" />}
        <strong>{proof.failure ? t('proof.failed') : proof.agrees ? t('proof.agrees') : t('proof.differs', { n: proof.differences })}</strong>
      </p>
      {proof.failure ? <p className="tone-bad">{proof.failure}</p> : null}
    </>
  );
}
