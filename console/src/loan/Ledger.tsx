import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { JournalEntry, JournalLine, Loan } from '../api/types';
import { Day } from '../date/Day';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { Loaded, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';

interface Line {
  entry: JournalEntry;
  line: JournalLine;
  first: boolean;
  key: string;
}

/** The journal of the loan, double entry, and what its accounts hold. */
export default function Ledger({ loan }: { loan: Loan }) {
  const { t, language } = useWords();
  const query = useQuery({
    queryKey: ['loan', loan.id, 'journal', language],
    queryFn: () => body(api.GET('/api/v1/loans/{id}/journal', { params: { path: { id: loan.id } } })),
  });
  const columns: Column<Line>[] = [
    { key: 'posted', title: t('ledger.posted'), width: 122, cell: ({ entry, first }) => (first ? <Day value={entry.postedOn} /> : null) },
    { key: 'value', title: t('ledger.value'), width: 108, narrow: 'detail', cell: ({ entry, first }) => (first ? <Day value={entry.valueDate} /> : null) },
    { key: 'text', title: t('ledger.text'), width: 160, grow: true, narrow: 'detail-side', cell: ({ entry, first }) => (first ? <span title={entry.text}>{entry.text}</span> : null) },
    { key: 'account', title: t('ledger.account'), width: 200, narrow: 'title', cell: ({ line }) => t.code('account', line.account) },
    { key: 'debit', title: t('ledger.debit'), width: 110, align: 'end', narrow: 'side', labelled: true, cell: ({ line }) => (line.debit ? <Money value={line.debit} bare /> : null) },
    { key: 'credit', title: t('ledger.credit'), width: 110, align: 'end', narrow: 'side', labelled: true, cell: ({ line }) => (line.credit ? <Money value={line.credit} bare /> : null) },
  ];
  return (
    <Loaded query={query} lines={10}>
      {(journal) => (
        <>
          <DataTable<Line>
            label={t('loan.ledger')}
            columns={columns}
            rows={journal.items.flatMap((entry, e) => entry.lines.map((line, l) => ({ entry, line, first: l === 0, key: `${e}-${l}` })))}
            rowKey={(row) => row.key}
            empty={<Nothing title={t('ledger.none')} text={t('ledger.none.text')} />}
          />
          {journal.balances.length > 0 ? (
            <>
              <h3 className="subhead pad-head">{t('ledger.balances')}</h3>
              <Balances lines={journal.balances} />
            </>
          ) : null}
        </>
      )}
    </Loaded>
  );
}

function Balances({ lines }: { lines: JournalLine[] }) {
  const { t } = useWords();
  const columns: Column<JournalLine>[] = [
    { key: 'account', title: t('ledger.account'), width: 200, grow: true, narrow: 'title', cell: (line) => t.code('account', line.account) },
    { key: 'debit', title: t('ledger.debit'), width: 130, align: 'end', narrow: 'side', labelled: true, cell: (line) => (line.debit ? <Money value={line.debit} bare /> : null) },
    { key: 'credit', title: t('ledger.credit'), width: 130, align: 'end', narrow: 'side', labelled: true, cell: (line) => (line.credit ? <Money value={line.credit} bare /> : null) },
  ];
  return <DataTable<JournalLine> label={t('ledger.balances')} columns={columns} rows={lines} rowKey={(line) => line.account} />;
}
