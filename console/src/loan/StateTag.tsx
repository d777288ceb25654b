import { useT } from '../i18n/language';

export type Tone = 'good' | 'neutral' | 'warn' | 'bad' | 'info';

const TONES: Record<string, Tone> = {
  NOT_OPEN: 'neutral',
  CURRENT: 'good',
  PENDING: 'warn',
  TOLERATED: 'info',
  PAST_DUE: 'bad',
  SETTLED: 'neutral',
  CHARGED_OFF: 'bad',
};

/** A word on a quiet ground; the tone is never the only carrier of the meaning. */
export function Tag({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}

/** The state of a loan in one word, with the days where they matter. */
export function StateTag({ state, dpd }: { state: string; dpd?: number }) {
  const t = useT();
  return (
    <Tag tone={TONES[state] ?? 'neutral'}>
      {t.code('state', state)}
      {dpd && dpd > 0 ? <span className="number"> · {t('unit.days', { n: dpd })}</span> : null}
    </Tag>
  );
}
