import type { Mandate, PaymentOrder, Refund, WorkItem } from '../api/types';
import type { Tone } from '../loan/StateTag';

/** The key of what is known of payments; what is done to one of them may change the others. */
export const PAYMENTS = ['payments'];

export const STATES = ['PLANNED', 'ANNOUNCED', 'SENT', 'UNKNOWN', 'SUCCEEDED', 'FAILED', 'RETURNED', 'CANCELLED'] as const satisfies PaymentOrder['state'][];
export const FAILURES = ['FUNDS', 'ACCOUNT', 'MANDATE', 'LIMIT_OR_DATE', 'SYSTEM', 'DUPLICATE'] as const;
export const MANDATE_STATES = ['INVITED', 'ACTIVE', 'ENDED'] as const satisfies Mandate['state'][];
export const DESKS = ['PLAN', 'ANNOUNCE', 'SEND', 'ASK', 'COLLECT', 'POST', 'RECONCILE'] as const;
export const WORK_KINDS = ['UNKNOWN_TOO_LONG', 'PAID_TWICE', 'REFUND', 'CONTRADICTION', 'DUPLICATE', 'SUSPENSE', 'RECONCILIATION', 'STATEMENT', 'REFUSED_BY_BOOK', 'UNKNOWN_ORDER', 'FILE', 'ACCOUNT', 'MANDATE', 'FUNDS', 'LIMIT_OR_DATE', 'SYSTEM'] as const satisfies WorkItem['kind'][];

export const ORDER_TONES: Record<PaymentOrder['state'], Tone> = { PLANNED: 'neutral', ANNOUNCED: 'neutral', SENT: 'info', UNKNOWN: 'warn', SUCCEEDED: 'good', FAILED: 'bad', RETURNED: 'bad', CANCELLED: 'neutral' };
export const MANDATE_TONES: Record<Mandate['state'], Tone> = { INVITED: 'info', ACTIVE: 'good', ENDED: 'neutral' };

export const REFUND_TONES: Record<Refund['state'], Tone> = { ASKED: 'info', REJECTED: 'neutral', SENT: 'info', UNKNOWN: 'warn', BY_HAND: 'warn', DONE: 'good', FAILED: 'bad' };

/** Whether a finding of reconciliation is closed with it; it takes the right to close findings. */
export function isOfFinding(item: Pick<WorkItem, 'kind'>): boolean {
  return item.kind === 'RECONCILIATION';
}

/** Where what a work item is about is looked at; nowhere when the console does not show it. */
export function placeOf(item: Pick<WorkItem, 'kind' | 'subject' | 'channel' | 'loan'>): string | undefined {
  const { kind, subject, channel, loan } = item;
  const own = channel && subject.startsWith(`${channel}/`) ? subject.slice(channel.length + 1) : subject;
  const mandates = loan ? `/mandates?loan=${encodeURIComponent(loan)}` : undefined;
  switch (kind) {
    case 'SUSPENSE':
      return `/suspense/${encodeURIComponent(channel)}/${encodeURIComponent(own)}`;
    case 'RECONCILIATION':
      return `/reconciliation?subject=${encodeURIComponent(own)}`;
    case 'STATEMENT':
      return '/reconciliation';
    case 'MANDATE':
      return mandates;
    case 'REFUND':
      // The number of a refund is RF, that of its order, and X with a count where there are several.
      return `/payments/${encodeURIComponent(subject.replace(/^RF/, '').replace(/X\d+$/, ''))}`;
    case 'LIMIT_OR_DATE':
    case 'SYSTEM':
      // What a consent does not allow, and what was never asked for, names the consent and the installment, not an order.
      return subject.includes('/') ? mandates : `/payments/${encodeURIComponent(subject)}`;
    case 'FILE':
    case 'UNKNOWN_ORDER':
    case 'REFUSED_BY_BOOK':
      return undefined;
    default:
      return `/payments/${encodeURIComponent(subject)}`;
  }
}
