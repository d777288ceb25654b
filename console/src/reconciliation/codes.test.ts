import { describe, expect, test } from 'vitest';
import { majorText, sidesOf } from './codes';

describe('minor units', () => {
  test.each([
    [89975, 2, '899.75'],
    [5, 2, '0.05'],
    [0, 2, '0.00'],
    [-5, 2, '-0.05'],
    [-12345, 2, '-123.45'],
    [7, 0, '7'],
    [1234, 3, '1.234'],
    [9007199254740991, 2, '90071992547409.91'],
  ])('%d with %d decimals is %s', (minor, decimals, text) => expect(majorText(minor, decimals)).toBe(text));
});

describe('what the three say', () => {
  test('a statement is held against the order', () => expect(sidesOf({ category: 'AMOUNT_DIFFERS', hereMinor: 1, thereMinor: 2 })).toEqual({ order: 1, channel: 2, book: undefined }));
  test('what is missing with us has no amount there', () => expect(sidesOf({ category: 'MISSING_HERE', thereMinor: 2 })).toEqual({ order: null, channel: 2, book: undefined }));
  test('money that went back is in the book alone', () => expect(sidesOf({ category: 'STILL_IN_BOOK', hereMinor: 2 })).toEqual({ order: null, channel: undefined, book: 2 }));
  test('the book is held against the order', () => expect(sidesOf({ category: 'NOT_IN_BOOK', thereMinor: 2 })).toEqual({ order: 2, channel: undefined, book: null }));
});
