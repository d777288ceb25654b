import type { LedgerLine, LedgerOfCurrency } from '../api/types';

export const KINDS = ['ASSET', 'LIABILITY', 'INCOME', 'EXPENSE'] as const;
export type Kind = (typeof KINDS)[number];

/** A row of the trial balance: a kind of account, an account of it, the totals. */
export type Row = { of: 'kind'; kind: Kind } | { of: 'account'; line: LedgerLine } | { of: 'total'; total: LedgerOfCurrency };

/** The accounts under their kinds in the order of the chart, kinds without accounts left out, the server's totals last. */
export function rowsOf(currency: LedgerOfCurrency): Row[] {
  const groups = KINDS.map((kind) => ({ kind, lines: currency.lines.filter((line) => line.kind === kind) }));
  return [
    ...groups.filter(({ lines }) => lines.length > 0).flatMap(({ kind, lines }): Row[] => [{ of: 'kind', kind }, ...lines.map((line): Row => ({ of: 'account', line }))]),
    { of: 'total', total: currency },
  ];
}
