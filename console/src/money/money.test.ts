import { describe, expect, test } from 'vitest';
import { digits, isZero, moneyText, shortMoney } from './money';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('an amount', () => {
  test('is grouped in the reader’s way with the decimals it came with', () => {
    expect(digits('1234567.50', 'en')).toBe('1,234,567.50');
    expect(digits('1234567.50', 'zh-CN')).toBe('1,234,567.50');
    expect(digits('500', 'en')).toBe('500');
  });

  test('stays exact where a binary fraction would not', () => {
    expect(digits('9007199254740993.01', 'en')).toBe('9,007,199,254,740,993.01');
    expect(digits('0.10', 'en')).toBe('0.10');
    expect(digits('99999999999999999.99', 'zh-CN')).toBe('99,999,999,999,999,999.99');
  });

  test('carries a true minus and its currency, unbreakable', () => {
    expect(moneyText(cny('-1.00'), 'en')).toBe('−1.00\u00a0CNY');
    expect(shortMoney(cny('-1234567.89'), 'en')).toBe('−1.235M\u00a0CNY');
  });

  test('that is none is refused, not shown as NaN', () => {
    expect(() => digits('1,5', 'en')).toThrow(/not an amount: '1,5'/);
    expect(() => digits('', 'en')).toThrow();
  });

  test('is short from six digits on, each language with its own thousands', () => {
    expect(shortMoney(cny('99999.99'), 'en')).toBe('99,999.99\u00a0CNY');
    expect(shortMoney(cny('1234567.89'), 'en')).toBe('1.235M\u00a0CNY');
    expect(shortMoney(cny('1234567.89'), 'zh-CN')).toBe('123.5万\u00a0CNY');
  });

  test('knows zero', () => {
    expect(isZero(cny('0.00'))).toBe(true);
    expect(isZero(cny('-0.00'))).toBe(true);
    expect(isZero(cny('0.01'))).toBe(false);
  });
});
