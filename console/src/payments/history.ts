import type { PaymentOrder } from '../api/types';
import type { Key } from '../i18n/language';

/** A moment of an order. */
export interface Step {
  key: Key;
  at: string;
  /** It is still to come. */
  toCome?: boolean;
  /** Civil time as the channel told it, without a time zone. */
  isCivil?: boolean;
}

/** When an order was sent, or is to be; nothing of one that will not be. */
export function sendingOf(order: Pick<PaymentOrder, 'state' | 'sendAt' | 'sentAt'>): Pick<Step, 'at' | 'toCome'> | undefined {
  if (order.sentAt) return { at: order.sentAt };
  return order.state === 'PLANNED' || order.state === 'ANNOUNCED' ? { at: order.sendAt, toCome: true } : undefined;
}

/** The moments of an order that are on record, in the order in which orders go; those to come at the end. */
export function historyOf(order: Pick<PaymentOrder, 'state' | 'sendAt' | 'announcedAt' | 'announcedBy' | 'sentAt' | 'answeredAt' | 'listedAt' | 'paidAt' | 'returnedAt' | 'nextAt'>): Step[] {
  const steps: Step[] = [];
  if (order.announcedAt) steps.push({ key: order.announcedBy === 'LENDER' ? 'order.step.announced.lender' : 'order.step.announced', at: order.announcedAt });
  if (order.sentAt) steps.push({ key: 'order.step.sent', at: order.sentAt });
  if (order.paidAt) steps.push({ key: 'order.step.paid', at: order.paidAt, isCivil: true });
  if (order.listedAt) steps.push({ key: 'order.step.listed', at: order.listedAt });
  if (order.answeredAt) steps.push({ key: 'order.step.answered', at: order.answeredAt });
  if (order.returnedAt) steps.push({ key: 'order.step.returned', at: order.returnedAt, isCivil: true });
  if (order.state === 'PLANNED' || order.state === 'ANNOUNCED') steps.push({ key: 'order.step.toSend', at: order.sendAt, toCome: true });
  else if (order.nextAt) steps.push({ key: 'order.step.toAsk', at: order.nextAt, toCome: true });
  return steps;
}
