import { expect, test } from 'vitest';
import type { ProtectionEffect } from '../api/types';
import { didNothing, paired } from './paired';

const STANDING = { dpd: 0, worstDpd: 0, penalty: { amount: '0.00', currency: 'CNY' }, creditClass: 'NORMAL', lateDays: 0 };

function row(protection: string, deed: ProtectionEffect['deed'], recordedOn: string): ProtectionEffect {
  return { protection, deed, recordedOn, cause: 'OPERATOR', author: 'anna', installments: [], from: '2026-03-01', to: '2026-03-05', before: STANDING, after: STANDING, bureau: [] };
}

test('each protection stands with its own withdrawal, the latest first', () => {
  const shown = paired([row('P1', 'PROTECT', '2026-03-01'), row('P2', 'PROTECT', '2026-03-02'), row('P1', 'UNDO', '2026-03-03')]);
  expect(shown.map((each) => [each.granted.protection, each.withdrawn?.recordedOn])).toEqual([
    ['P2', undefined],
    ['P1', '2026-03-03'],
  ]);
});

test('that it changed nothing is one thing, that it is not known another', () => {
  const same = row('P1', 'PROTECT', '2026-03-01');
  expect(didNothing(same)).toBe(true);
  expect(didNothing({ ...same, before: { ...STANDING, worstDpd: 3 } })).toBe(false);
  expect(didNothing({ ...same, before: { ...STANDING, lateDays: 4 } })).toBe(false);
  expect(didNothing({ ...same, bureau: [{ month: '2026-02', sent: '1', right: 'N' }] })).toBe(false);
  expect(didNothing({ after: STANDING, bureau: [] })).toBeUndefined();
});
