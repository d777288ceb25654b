import { Link } from 'react-router';
import type { LoanRow } from '../api/types';
import { Day } from '../date/Day';
import { DefinitionText, useDefinitions } from '../definition/definitions';
import { useT, type Key } from '../i18n/language';
import { StateTag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { Count } from '../number/Number';
import type { Column } from '../table/DataTable';

type Plain = Omit<Column<LoanRow>, 'title' | 'hint'> & { title: Key; definition?: string; note?: Key };

const COLUMNS: Plain[] = [
  { key: 'id', title: 'loans.id', note: 'loans.id.order', width: 112, grow: true, sortable: true, narrow: 'title', cell: (row) => <Link to={`/loans/${encodeURIComponent(row.id)}`}>{row.id}</Link> },
  { key: 'borrower', title: 'loans.borrower', width: 92, cell: (row) => row.borrower ?? <None /> },
  { key: 'product', title: 'loans.product', width: 130, cell: (row) => row.product ?? <None /> },
  { key: 'state', title: 'loans.state', width: 100, narrow: 'side', cell: (row) => <StateTag state={row.state} /> },
  { key: 'dpd', title: 'loans.dpd', definition: 'dpd', width: 116, align: 'end', sortable: true, narrow: 'detail', labelled: true, cell: (row) => <Count value={row.dpd} quietZero /> },
  { key: 'bucket', title: 'loans.bucket', definition: 'bucket', width: 70, cell: (row) => row.bucket },
  { key: 'pastDue', title: 'loans.pastDue', definition: 'pastDue', width: 126, align: 'end', sortable: true, narrow: 'detail-side', labelled: true, cell: (row) => <Money value={row.pastDue} quietZero /> },
  { key: 'penalty', title: 'loans.penalty', definition: 'penalty', width: 112, align: 'end', cell: (row) => <Money value={row.penalty} quietZero /> },
  { key: 'carried', title: 'loans.carried', definition: 'carried', width: 98, align: 'end', cell: (row) => <Money value={row.carried} quietZero /> },
  { key: 'credit', title: 'loans.credit', definition: 'credit', width: 112, align: 'end', cell: (row) => <Money value={row.credit} quietZero /> },
  { key: 'principal', title: 'loans.principal', definition: 'principal', width: 130, align: 'end', sortable: true, cell: (row) => <Money value={row.principal} quietZero /> },
  { key: 'nextDue', title: 'loans.nextDue', definition: 'nextDue', width: 108, sortable: true, cell: (row) => <Day value={row.nextDue} /> },
  { key: 'nextAmount', title: 'loans.nextAmount', width: 124, align: 'end', cell: (row) => <Money value={row.nextAmount} /> },
  { key: 'pastDueSince', title: 'loans.pastDueSince', definition: 'pastDueSince', width: 120, cell: (row) => <Day value={row.pastDueSince} /> },
  { key: 'pack', title: 'loans.pack', width: 90, cell: (row) => row.pack },
  { key: 'creditClass', title: 'loans.creditClass', definition: 'creditClass', width: 132, cell: (row) => <ClassWord code={row.creditClass} /> },
  { key: 'drawnOn', title: 'loans.drawnOn', width: 118, sortable: true, cell: (row) => <Day value={row.drawnOn} /> },
  { key: 'currency', title: 'loans.currency', width: 84, cell: (row) => row.currency },
  { key: 'channel', title: 'loans.channel', width: 110, cell: (row) => row.channel ?? <None /> },
  { key: 'region', title: 'loans.region', width: 110, cell: (row) => row.region ?? <None /> },
];

export const ALL_COLUMNS = COLUMNS.map((column) => column.key);
export const USUAL_COLUMNS = ['id', 'borrower', 'state', 'dpd', 'bucket', 'pastDue', 'carried', 'principal', 'nextDue', 'pack', 'drawnOn'];

/** The columns named in the address, in the order of the table; the usual ones when none is. */
export function chosenColumns(text: string | null): string[] {
  if (!text) return USUAL_COLUMNS;
  const asked = new Set(text.split(','));
  const known = ALL_COLUMNS.filter((key) => asked.has(key) || key === 'id');
  return known.length > 1 ? known : USUAL_COLUMNS;
}

export function useLoanColumns(keys: string[]): Column<LoanRow>[] {
  const t = useT();
  const define = useDefinitions();
  return COLUMNS.filter((column) => keys.includes(column.key)).map(({ title, definition, note, ...column }) => {
    const meaning = definition ? define(definition) : undefined;
    return { ...column, title: t(title), hint: meaning ? <DefinitionText of={meaning} /> : note ? t(note) : undefined };
  });
}

export function columnTitle(key: string): Key {
  return COLUMNS.find((column) => column.key === key)?.title ?? 'loans.id';
}

function None() {
  return <span className="quiet">–</span>;
}

export function ClassWord({ code }: { code: string }) {
  const t = useT();
  return <>{t.code('class', code)}</>;
}
