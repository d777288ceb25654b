import { expect, test } from 'vitest';
import type { ProductVersion } from '../api/types';
import { draftOf, notWhole, valuesOf } from './draft';

const version: ProductVersion = {
  version: 1, state: 'IN_FORCE', revision: 2, effectiveFrom: '2026-03-31', writtenBy: 'rita', writtenAt: '2026-03-30T08:00:00Z', name: 'Cash loan', currency: 'CNY', pack: 'CN-LOAN',
  leastPrincipal: '1000.00', mostPrincipal: '50000.00', principalStep: '100.00', installments: [3, 6, 12], method: 'LEVEL_30_360', leastRate: '0.04', mostRate: '0.04', installmentFee: '0', mostCost: '24.00',
};

test('what was read and not changed is sent as it was read', () => {
  expect(draftOf(valuesOf(version))).toEqual({
    effectiveFrom: '2026-03-31', name: 'Cash loan', currency: 'CNY', pack: 'CN-LOAN', leastPrincipal: '1000.00', mostPrincipal: '50000.00', principalStep: '100.00', installments: [3, 6, 12],
    method: 'LEVEL_30_360', leastRate: '0.04', mostRate: '0.04', installmentFee: '0', mostCost: '24.00',
  });
});

test('rates and amounts stay the text that was typed', () => {
  expect(draftOf({ leastRate: ' 0.03950000 ', tolerance: '9007199254740993.01' })).toEqual({ leastRate: '0.03950000', tolerance: '9007199254740993.01' });
});

test('numbers of installments are taken as people write them', () => {
  expect(draftOf({ installments: '3, 6，12、24' }).installments).toEqual([3, 6, 12, 24]);
  expect(draftOf({ installments: ' ' })).toEqual({});
});

test('what is no whole number where one is meant is said before it is sent', () => {
  expect(notWhole({ installments: '3, six', dueDay: '10', graceDays: '2.5' })).toEqual(['graceDays', 'installments']);
  expect(notWhole({ installments: '3', dueDay: '', graceDays: null })).toEqual([]);
});
