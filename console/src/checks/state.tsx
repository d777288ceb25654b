import type { PostLoanCheck } from '../api/types';
import { useT } from '../i18n/language';
import { Tag, type Tone } from '../loan/StateTag';

const RESULT_TONES: Record<NonNullable<PostLoanCheck['result']>, Tone> = { NO_CONCERN: 'good', WATCH: 'warn', ACT: 'bad' };

/** Where a check stands: what it found, or how long it has waited. */
export function CheckState({ check }: { check: Pick<PostLoanCheck, 'state' | 'result'> }) {
  const t = useT();
  if (check.state === 'DONE' && check.result) return <Tag tone={RESULT_TONES[check.result]}>{t.code('checkResult', check.result)}</Tag>;
  return <Tag tone={check.state === 'OVERDUE' ? 'bad' : 'info'}>{t.code('checkState', check.state)}</Tag>;
}
