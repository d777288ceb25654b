import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Mandate, PaymentOrder, Refund } from '../api/types';
import { instantText } from '../date/date';
import type { Translate } from '../i18n/language';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { moneyText } from '../money/money';
import { MANDATE_TONES, ORDER_TONES, PAYMENTS } from './codes';

/** How far an order is. */
export function OrderState({ state }: { state: PaymentOrder['state'] }) {
  const t = useT();
  return <Tag tone={ORDER_TONES[state]}>{t.code('orderState', state)}</Tag>;
}

/** Whether a consent stands. */
export function MandateState({ state }: { state: Mandate['state'] }) {
  const t = useT();
  return <Tag tone={MANDATE_TONES[state]}>{t.code('mandateState', state)}</Tag>;
}

const LOOK = 10_000;

/** How many orders stand how, and the channels there are; looked at again and again. */
export function useSummary() {
  return useQuery({ queryKey: [...PAYMENTS, 'summary'], queryFn: () => body(api.GET('/api/v1/payments')), refetchInterval: LOOK });
}

/** Whether the channel is to tell yet what became of it, or of a refund of it. */
export function isOnItsWay({ order, refunds }: { order: Pick<PaymentOrder, 'state'>; refunds: Pick<Refund, 'state'>[] }): boolean {
  return [order, ...refunds].some(({ state }) => state === 'SENT' || state === 'UNKNOWN');
}

/** Civil time, as the channel told it, to the minute. */
export function civil(at: string): string {
  return at.replace('T', ' ').slice(0, 16);
}

/** What became of an order, in a sentence. */
export function sentenceOf(order: PaymentOrder, t: Translate, language: string): string {
  const { channel } = order;
  const paid = order.paid ? moneyText(order.paid, language) : '';
  const paidAt = order.paidAt ? civil(order.paidAt) : '';
  switch (order.state) {
    case 'PLANNED':
      return t('order.says.PLANNED', { at: instantText(order.sendAt), channel });
    case 'ANNOUNCED':
      return t(order.announcedBy === 'LENDER' ? 'order.says.ANNOUNCED.lender' : 'order.says.ANNOUNCED', { at: instantText(order.sendAt), channel });
    case 'SENT':
      return order.kind === 'LINK' ? t('order.says.LINK', { channel }) : t('order.says.SENT', { channel });
    case 'UNKNOWN':
      return order.nextAt ? t('order.says.UNKNOWN', { channel, next: instantText(order.nextAt), n: order.timesAsked }) : t('order.says.UNKNOWN.listed', { channel, n: order.timesAsked });
    case 'SUCCEEDED':
      return t('order.says.SUCCEEDED', { paid, at: paidAt });
    case 'FAILED':
      return t('order.says.FAILED', { why: order.reason ? t.code('debitFailure', order.reason) : '–', code: order.code ?? '–' });
    case 'RETURNED':
      return t('order.says.RETURNED', { paid, at: order.returnedAt ? civil(order.returnedAt) : '–' });
    case 'CANCELLED':
      return order.kind === 'LINK' ? t('order.says.CANCELLED.link') : t('order.says.CANCELLED');
  }
}
