import { expect, test } from 'vitest';
import { askedOf, fieldOf } from './acts';

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
