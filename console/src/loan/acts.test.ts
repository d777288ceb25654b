import { expect, test } from 'vitest';
import type { PostingAnswer } from '../api/types';
import { askedOf, fieldOf, heldTo } from './acts';

test('an amount is asked for as it was typed, never through a binary fraction', () => {
  expect(askedOf({ amount: ' 9007199254740993.10 ' }, 'CNY')).toMatchObject({ amount: '9007199254740993.10', currency: 'CNY' });
});

test('a time is asked for only when day and hour are given; left out it is now', () => {
  expect(askedOf({ amount: '1.00', day: '2026-03-10', time: '09:30' }, 'CNY').valueTime).toBe('2026-03-10T09:30:00');
  expect(askedOf({ amount: '1.00' }, 'CNY')).not.toHaveProperty('valueTime');
  expect(askedOf({ amount: '1.00', day: null, time: '09:30' }, 'CNY')).not.toHaveProperty('valueTime');
});

test('an installment is asked for only when one is meant', () => {
  expect(askedOf({ amount: '1.00', installment: '3' }, 'CNY').installment).toBe(3);
  expect(askedOf({ amount: '1.00', installment: '' }, 'CNY')).not.toHaveProperty('installment');
});

test('what the server says of a field is shown at it, of what the form does not ask above the form', () => {
  expect(fieldOf('payment', 'amount')).toBe('amount');
  expect(fieldOf('payment', 'valueTime')).toBe('day');
  expect(fieldOf('protect', 'installments')).toBe('installment');
  expect(fieldOf('chargeOff', 'amount')).toBeUndefined();
  expect(fieldOf('payment', 'If-Match')).toBeUndefined();
  expect(fieldOf('payment', 'toString')).toBeUndefined();
});

test('all of a loan is confirmed at the total that was shown, a part as it was typed', () => {
  const answer = (paid: string): PostingAnswer => ({ quote: { paid: { amount: paid, currency: 'CNY' } } }) as PostingAnswer;
  const all = askedOf({ kind: 'FULL' }, 'CNY');
  expect(heldTo(all, answer('8481.73')).amount).toBe('8481.73');
  expect(heldTo(all, answer('0.00')).amount).toBe('');
  expect(heldTo(askedOf({ kind: 'PARTIAL', amount: '100.00' }, 'CNY'), answer('100.00')).amount).toBe('100.00');
  expect(heldTo(askedOf({ amount: '1.00' }, 'CNY'), {} as PostingAnswer).amount).toBe('1.00');
});

test('a method is asked for only when one was chosen', () => {
  expect(askedOf({ kind: 'PARTIAL', method: 'SINGLE' }, 'CNY').method).toBe('SINGLE');
  expect(askedOf({ kind: 'PARTIAL', method: '' }, 'CNY')).not.toHaveProperty('method');
});
