import { describe, expect, test } from 'vitest';
import type { PaymentOrder } from '../api/types';
import { placeOf } from './codes';
import { byChannel } from './counts';
import { historyOf, sendingOf } from './history';

const item = (kind: 'SUSPENSE' | 'RECONCILIATION' | 'UNKNOWN_TOO_LONG' | 'LIMIT_OR_DATE' | 'MANDATE' | 'FILE' | 'STATEMENT', subject: string) => ({ kind, subject, channel: 'bank', loan: 'L 1' });

describe('a work item leads to what it is about', () => {
  test('money in suspense, whose own number may hold a slash', () => expect(placeOf(item('SUSPENSE', 'bank/REF/7 1'))).toBe('/suspense/bank/REF%2F7%201'));
  test('a finding', () => expect(placeOf(item('RECONCILIATION', 'bank/ORD1'))).toBe('/reconciliation?subject=ORD1'));
  test('a statement that is missing', () => expect(placeOf(item('STATEMENT', 'bank/2026-03-10'))).toBe('/reconciliation'));
  test('an order', () => expect(placeOf(item('UNKNOWN_TOO_LONG', '20260310000001'))).toBe('/payments/20260310000001'));
  test('an order that was refused for its limit', () => expect(placeOf(item('LIMIT_OR_DATE', '20260310000001'))).toBe('/payments/20260310000001'));
  test('the consents of a loan, when a consent is too small', () => expect(placeOf(item('LIMIT_OR_DATE', 'M1/3/2026-03-10'))).toBe('/mandates?loan=L%201'));
  test('the consents of a loan, when one ended', () => expect(placeOf(item('MANDATE', 'M1'))).toBe('/mandates?loan=L%201'));
  test('nowhere, for a file', () => expect(placeOf(item('FILE', 'bank/a.xml'))).toBeUndefined());
});

describe('counts by channel', () => {
  const count = (channel: string, state: PaymentOrder['state'], orders: number, amount: string, currency = 'CNY') => ({ channel, state, orders, amount: { amount, currency } });
  test('have a row for each channel and currency, and for channels without orders', () => {
    const rows = byChannel({ channels: ['alipay', 'bank', 'wechat'], counts: [count('bank', 'SENT', 2, '20.00'), count('bank', 'FAILED', 1, '5.00'), count('bank', 'SENT', 1, '7.00', 'USD'), count('alipay', 'UNKNOWN', 3, '9.00')] });
    expect(rows.map((row) => [row.channel, row.currency])).toEqual([['alipay', 'CNY'], ['bank', 'CNY'], ['bank', 'USD'], ['wechat', '']]);
    expect(rows.map((row) => row.mixed)).toEqual([false, true, true, false]);
    expect(rows[1]?.counts).toEqual({ SENT: { orders: 2, amount: { amount: '20.00', currency: 'CNY' } }, FAILED: { orders: 1, amount: { amount: '5.00', currency: 'CNY' } } });
  });
  test('keep a channel that is no longer set', () => expect(byChannel({ channels: [], counts: [count('old', 'SUCCEEDED', 1, '1.00')] })).toHaveLength(1));
});

describe('when an order is sent', () => {
  const sendAt = '2026-03-10T01:00:00Z';
  test('is told of one that was', () => expect(sendingOf({ state: 'SENT', sendAt, sentAt: '2026-03-10T01:00:01Z' })).toEqual({ at: '2026-03-10T01:00:01Z' }));
  test('is to come of one that is planned or announced', () => {
    expect(sendingOf({ state: 'PLANNED', sendAt })).toEqual({ at: sendAt, toCome: true });
    expect(sendingOf({ state: 'ANNOUNCED', sendAt })).toEqual({ at: sendAt, toCome: true });
  });
  test('is nothing of one that was cancelled before', () => expect(sendingOf({ state: 'CANCELLED', sendAt })).toBeUndefined());
});

describe('the history of an order', () => {
  const sent = { sendAt: '2026-03-10T01:00:00Z', sentAt: '2026-03-10T01:00:01Z' };
  test('ends with what is to come', () => {
    expect(historyOf({ state: 'UNKNOWN', ...sent, nextAt: '2026-03-10T02:00:00Z' }).map((step) => [step.key, step.toCome ?? false])).toEqual([['order.step.sent', false], ['order.step.toAsk', true]]);
    expect(historyOf({ state: 'PLANNED', sendAt: sent.sendAt }).map((step) => step.key)).toEqual(['order.step.toSend']);
  });
  test('tells whether the lender has to tell the borrower', () => {
    const announced = { state: 'ANNOUNCED', sendAt: sent.sendAt, announcedAt: '2026-03-08T01:00:00Z' } as const;
    expect(historyOf({ ...announced, announcedBy: 'LENDER' }).map((step) => step.key)).toEqual(['order.step.announced.lender', 'order.step.toSend']);
    expect(historyOf({ ...announced, announcedBy: 'CHANNEL' }).map((step) => step.key)).toEqual(['order.step.announced', 'order.step.toSend']);
  });
  test('tells of money that came and was taken back', () => {
    expect(historyOf({ state: 'RETURNED', ...sent, answeredAt: '2026-03-10T01:00:02Z', paidAt: '2026-03-10T09:00:00', returnedAt: '2026-03-12T09:00:00' }).map((step) => step.key)).toEqual(['order.step.sent', 'order.step.paid', 'order.step.answered', 'order.step.returned']);
  });
});
