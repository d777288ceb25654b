import { expect, test } from 'vitest';
import { csvText } from './csv';

const FIELDS = [
  { title: 'Loan', text: (row: { loan: string; amount?: string }) => row.loan },
  { title: 'Amount', text: (row: { loan: string; amount?: string }) => row.amount },
];

test('rows have their heading, and what is not there is empty', () => expect(csvText(FIELDS, [{ loan: 'L-1', amount: '-12.00' }, { loan: 'L-2' }])).toBe('Loan,Amount\r\nL-1,-12.00\r\nL-2,\r\n'));
test('quotes, commas and line ends are quoted', () => expect(csvText(FIELDS, [{ loan: 'a"b,c\nd' }])).toBe('Loan,Amount\r\n"a""b,c\nd",\r\n'));
test('what a spreadsheet would run is put behind an apostrophe', () => expect(csvText(FIELDS, [{ loan: '=1+1', amount: '-1+1' }, { loan: '@x', amount: '+7' }])).toBe("Loan,Amount\r\n'=1+1,'-1+1\r\n'@x,'+7\r\n"));
