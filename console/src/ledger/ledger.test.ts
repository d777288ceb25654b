import { expect, test } from 'vitest';
import type { LedgerLine, LedgerOfCurrency } from '../api/types';
import { csvOf } from './csv';
import { rowsOf } from './rows';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const line = (account: LedgerLine['account'], kind: LedgerLine['kind']): LedgerLine => ({ account, kind, debit: cny('1.00'), credit: cny('0.00'), closingDebit: cny('1.00'), entries: 1 });

test('accounts stand under their kind, the totals last, and a kind without accounts is left out', () => {
  const currency: LedgerOfCurrency = {
    currency: 'CNY',
    lines: [line('CASH_IN_TRANSIT', 'ASSET'), line('SUSPENSE', 'LIABILITY'), line('ACCRUED_INTEREST', 'ASSET'), line('WAIVERS', 'EXPENSE')],
    openingDebit: cny('0.00'), openingCredit: cny('0.00'), debit: cny('4.00'), credit: cny('4.00'), closingDebit: cny('4.00'), closingCredit: cny('4.00'), balanced: true,
  };
  expect(rowsOf(currency).map((row) => (row.of === 'kind' ? row.kind : row.of === 'account' ? row.line.account : 'total'))).toEqual([
    'ASSET', 'CASH_IN_TRANSIT', 'ACCRUED_INTEREST', 'LIABILITY', 'SUSPENSE', 'EXPENSE', 'WAIVERS', 'total',
  ]);
});

test('a file keeps amounts as they are and quotes what must be quoted', () => {
  expect(csvOf([['account', 'debit'], ['Fees, all', '9007199254740993.01'], ['a "b"', -1]])).toBe('\ufeffaccount,debit\r\n"Fees, all",9007199254740993.01\r\n"a ""b""",-1\r\n');
});

test('a name from outside is no formula in a spreadsheet, and an amount below zero is none either', () => {
  expect(csvOf([['=HYPERLINK("x")', '-12.50', null]])).toBe('\ufeff"\'=HYPERLINK(""x"")",-12.50,\r\n');
});
