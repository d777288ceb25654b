import type { Alert } from '../api/types';
import { useT } from '../i18n/language';
import { Tag, type Tone } from '../loan/StateTag';

const LEVEL_TONES: Record<Alert['level'], Tone> = { ALARM: 'bad', WARNING: 'warn', NOTICE: 'info', CLEARED: 'good' };
const STATE_TONES: Record<Alert['state'], Tone> = { OPEN: 'info', SNOOZED: 'neutral', EXPLAINED: 'neutral', CLOSED: 'good' };

/** How pressing it is. */
export function LevelTag({ level }: { level: Alert['level'] }) {
  const t = useT();
  return <Tag tone={LEVEL_TONES[level]}>{t.code('alertLevel', level)}</Tag>;
}

/** Where it stands, and whether it waited too long. */
export function AlertState({ alert }: { alert: Pick<Alert, 'state' | 'escalated' | 'outcome'> }) {
  const t = useT();
  if (alert.escalated && alert.state === 'OPEN') return <Tag tone="bad">{t('alerts.escalated')}</Tag>;
  if (alert.state === 'CLOSED' && alert.outcome) return <Tag tone={alert.outcome === 'USEFUL' ? 'good' : 'neutral'}>{t.code('alertOutcome', alert.outcome)}</Tag>;
  return <Tag tone={STATE_TONES[alert.state]}>{t.code('alertState', alert.state)}</Tag>;
}

/** Time that was left until what it warns of, when it was raised. */
export function Lead({ hours }: { hours: number | null | undefined }) {
  const t = useT();
  if (hours === null || hours === undefined) return <span className="quiet">–</span>;
  return <span className="number">{hours >= 48 ? t('unit.days', { n: Math.floor(hours / 24) }) : t('alerts.hours', { n: Math.round(hours) })}</span>;
}
