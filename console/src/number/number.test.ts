import { expect, test } from 'vitest';
import { bytesText, limitText, pointsText, shareText, shareTop, signedCount } from './number';

test('a share is a percentage in the reader’s way', () => {
  expect(shareText(0.0548, 'en')).toBe('5.5\u00a0%');
  expect(shareText(0.0548, 'zh-CN', 2)).toBe('5.48%');
});

test('the change of a share is in points, with its sign', () => {
  expect(pointsText(-0.0021, 'en')).toBe('−0.2\u00a0pp');
  expect(pointsText(0.012, 'zh-CN')).toBe('+1.2 个百分点');
});

test('the change of a count has its sign, none at zero', () => {
  expect(signedCount(3, 'en')).toBe('+3');
  expect(signedCount(-3, 'zh-CN')).toBe('−3');
  expect(signedCount(0, 'en')).toBe('0');
});

test('a limit is told in the unit it was set in', () => {
  expect(limitText(2_147_483_648, 'en')).toBe('2\u00a0GB');
  expect(limitText(524_288_000, 'zh-CN')).toBe('500\u00a0MB');
  expect(limitText(1_000_000, 'en')).toBe('1\u00a0MB');
});

test('bytes are told in the unit that fits', () => {
  expect(bytesText(999, 'en')).toBe('999\u00a0B');
  expect(bytesText(84_211, 'en')).toBe('84\u00a0kB');
  expect(bytesText(2_147_483_648, 'en')).toBe('2.1\u00a0GB');
});

test('an axis of shares ends above all of them, never above the whole', () => {
  for (const [most, top] of [[0, 0.04], [0.041, 0.08], [0.158, 0.2], [0.4, 0.4], [0.81, 1], [1, 1]]) expect(shareTop([null, 0, most ?? null])).toBe(top);
  expect(shareTop([])).toBe(0.04);
});
