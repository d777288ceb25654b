import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Loan, PackComparison } from '../api/types';
import { longDayText } from '../date/date';
import { DefinitionText, useDefinitions } from '../definition/definitions';
import { Section } from '../frame/Page';
import { useWords, type Key } from '../i18n/language';
import { ClassWord } from '../loans/columns';
import { Money } from '../money/Money';
import { Count } from '../number/Number';
import { Loaded } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { StateTag, Tag } from './StateTag';

interface Props {
  loan: Loan;
  on: string;
  policy: string;
  choose: (pack: string) => void;
}

/** The same facts under every pack, side by side. */
export function Packs({ loan, on, policy, choose }: Props) {
  const { t, language } = useWords();
  const define = useDefinitions();
  const query = useQuery({
    queryKey: ['loan', loan.id, 'comparison', on, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/comparison', { params: { path: { id: loan.id }, query: { on } }, signal })),
    placeholderData: keepPreviousData,
  });
  const title = (key: Key, definition?: string): Pick<Column<PackComparison>, 'title' | 'hint'> => {
    const meaning = definition ? define(definition) : undefined;
    return { title: t(key), hint: meaning ? <DefinitionText of={meaning} /> : undefined };
  };
  const columns: Column<PackComparison>[] = [
    {
      key: 'pack',
      ...title('loans.pack'),
      width: 140,
      grow: true,
      narrow: 'title',
      cell: (row) => (
        <span title={row.packTitle}>
          <strong className="pack-name">{row.pack}</strong> {row.own ? <Tag tone="info">{t('loan.own')}</Tag> : null}
        </span>
      ),
    },
    { key: 'state', ...title('loans.state'), width: 104, narrow: 'side', cell: (row) => <StateTag state={row.state} /> },
    { key: 'dpd', ...title('loans.dpd', 'dpd'), width: 112, align: 'end', cell: (row) => <Count value={row.dpd} quietZero /> },
    { key: 'bucket', ...title('loans.bucket', 'bucket'), width: 72, cell: (row) => row.bucket },
    { key: 'class', ...title('loans.creditClass', 'creditClass'), width: 128, narrow: 'detail', cell: (row) => <ClassWord code={row.creditClass} /> },
    { key: 'mark', ...title('loan.badMark', 'badMark'), width: 84, cell: (row) => (row.badMark ? <Tag tone="bad">{t('word.yes')}</Tag> : <span className="quiet">{t('word.no')}</span>) },
    { key: 'bureau', ...title('loan.bureau', 'bureau'), width: 104, cell: (row) => (row.bureauCode ? <code>{row.bureauCode}</code> : <span className="quiet">–</span>) },
    { key: 'pastDue', ...title('loans.pastDue', 'pastDue'), width: 92, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Money value={row.pastDue} bare quietZero /> },
    { key: 'penalty', ...title('loans.penalty', 'penalty'), width: 84, align: 'end', cell: (row) => <Money value={row.penalty} bare quietZero /> },
    { key: 'tolerated', ...title('loan.tolerated', 'carried'), width: 92, align: 'end', cell: (row) => <Money value={row.tolerated} bare quietZero /> },
  ];
  return (
    <Section title={t('loan.packs')} hint={t('loan.packs.hint', { day: longDayText(query.data?.on ?? on, language), currency: loan.currency })} flush>
      <Loaded query={query} lines={5}>
        {(data) => (
          <DataTable<PackComparison>
            label={t('loan.packs')}
            columns={columns}
            rows={data.items}
            rowKey={(row) => row.pack}
            onOpen={(row) => choose(row.pack)}
            rowTone={(row) => (row.pack === policy ? 'chosen' : undefined)}
          />
        )}
      </Loaded>
    </Section>
  );
}
