import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { FactEntry, Loan } from '../api/types';
import { Day } from '../date/Day';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { Loaded, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';

/** The facts as they were recorded: nothing else is stored of what happened. */
export function FactList({ loan, on }: { loan: Loan; on: string }) {
  const { t, language } = useWords();
  const query = useQuery({
    queryKey: ['loan', loan.id, 'facts', language],
    queryFn: () => body(api.GET('/api/v1/loans/{id}/facts', { params: { path: { id: loan.id } } })),
  });
  const columns: Column<FactEntry>[] = [
    { key: 'value', title: t('facts.value'), width: 166, narrow: 'side', cell: (row) => <span className="number">{row.valueTime.replace('T', ' ').slice(0, 16)}</span> },
    { key: 'kind', title: t('facts.kind'), width: 110, narrow: 'title', cell: (row) => <strong className="fact-kind">{t.code('fact', row.kind)}</strong> },
    { key: 'text', title: t('facts.text'), width: 130, grow: true, narrow: 'detail', cell: (row) => <span title={row.text}>{row.text}</span> },
    {
      key: 'amount',
      title: t('facts.amount'),
      width: 124,
      align: 'end',
      narrow: 'detail-side',
      cell: (row) => (row.amount ? <Money value={row.amount} /> : <span className="quiet">—</span>),
    },
    { key: 'installment', title: t('facts.installment'), width: 50, align: 'end', cell: (row) => (row.installment ? <span className="number">{row.installment}</span> : null) },
    {
      key: 'recorded',
      title: t('facts.recorded'),
      width: 114,
      cell: (row) => (
        <span className={row.recordedOn > row.valueTime.slice(0, 10) ? 'tone-warn' : undefined} title={row.recordedOn > row.valueTime.slice(0, 10) ? t('facts.late') : undefined}>
          <Day value={row.recordedOn} />
        </span>
      ),
    },
    { key: 'source', title: t('word.source'), width: 116, cell: (row) => <code title={`${row.source} ${row.sourceId}`}>{row.sourceId}</code> },
  ];
  return (
    <Loaded query={query} lines={10}>
      {(facts) => (
        <DataTable<FactEntry>
          label={t('loan.facts')}
          columns={columns}
          rows={facts.items}
          rowKey={(row) => String(row.sequence)}
          rowTone={(row) => (row.valueTime.slice(0, 10) > on ? 'warn' : undefined)}
          empty={<Nothing title={t('facts.none')} />}
        />
      )}
    </Loaded>
  );
}
