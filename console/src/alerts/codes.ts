import type { Alert } from '../api/types';

/** The key of what is known of alerts. */
export const ALERTS = ['alerts'];

export const ALERT_KINDS = ['BORROWER', 'CHANNEL', 'COHORT'] as const;
export const LEVELS = ['ALARM', 'WARNING', 'NOTICE'] as const;
export const ALERT_STATES = ['OPEN', 'SNOOZED', 'EXPLAINED', 'CLOSED'] as const;

/** What is done with alerts, several at a time. */
export type Act = 'TAKE' | 'ASSIGN' | 'SNOOZE' | 'CLOSE' | 'REOPEN';

/** How long an alert may be put off, in hours from now. */
export const SNOOZES = [
  { key: 'alerts.snooze.4h', hours: 4 },
  { key: 'alerts.snooze.1d', hours: 24 },
  { key: 'alerts.snooze.3d', hours: 72 },
  { key: 'alerts.snooze.7d', hours: 168 },
] as const;

/** The most alerts that one act is about. */
export const MOST_AT_ONCE = 200;

/** Where the subject of an alert is looked at. */
export function placeOf(alert: Pick<Alert, 'kind' | 'subject' | 'loan'>): string {
  if (alert.kind === 'CHANNEL') return `/channels/${encodeURIComponent(alert.subject)}`;
  if (alert.kind === 'COHORT') {
    const at = alert.subject.indexOf('=');
    return at > 0 ? `/cohorts?by=${encodeURIComponent(alert.subject.slice(0, at))}` : '/cohorts';
  }
  return alert.loan ? `/loans/${encodeURIComponent(alert.loan)}` : `/loans?borrower=${encodeURIComponent(alert.subject)}`;
}
