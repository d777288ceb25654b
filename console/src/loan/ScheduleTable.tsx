import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Loan, ScheduleRow } from '../api/types';
import { Day } from '../date/Day';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { isZero, moneyText } from '../money/money';
import { Loaded, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { Tag, type Tone } from './StateTag';

const TONES: Record<string, Tone> = {
  FUTURE: 'neutral',
  PENDING: 'warn',
  TOLERATED: 'info',
  WRITTEN_OFF: 'info',
  OVERDUE: 'bad',
  SETTLED: 'good',
  SETTLED_LATE: 'warn',
};

/** What was agreed, installment by installment, and which payment paid what of it. */
export function ScheduleTable({ loan, on, policy }: { loan: Loan; on: string; policy: string }) {
  const { t, language } = useWords();
  const query = useQuery({
    queryKey: ['loan', loan.id, 'schedule', on, policy, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/schedule', { params: { path: { id: loan.id }, query: { on, policy } }, signal })),
    placeholderData: keepPreviousData,
  });
  const columns: Column<ScheduleRow>[] = [
    { key: 'number', title: t('schedule.number'), width: 54, cell: (row) => <span className="number">{row.number}</span> },
    { key: 'due', title: t('schedule.due'), width: 108, narrow: 'title', cell: (row) => <Day value={row.due} /> },
    { key: 'state', title: t('loans.state'), width: 128, narrow: 'side', cell: (row) => <Tag tone={TONES[row.state] ?? 'neutral'}>{t.code('installment', row.state)}</Tag> },
    { key: 'total', title: t('schedule.total'), width: 100, grow: true, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Money value={row.total} bare /> },
    { key: 'principal', title: t('loan.principal'), width: 96, align: 'end', cell: (row) => <Money value={row.principal} bare quietZero /> },
    { key: 'interest', title: t('loan.interest'), width: 84, align: 'end', cell: (row) => <Money value={row.interest} bare quietZero /> },
    { key: 'fee', title: t('loan.fee'), width: 70, align: 'end', cell: (row) => <Money value={row.fee} bare quietZero /> },
    { key: 'paid', title: t('schedule.paid'), width: 96, align: 'end', cell: (row) => <Money value={row.paid} bare quietZero /> },
    { key: 'penalty', title: t('loan.penalty'), width: 76, align: 'end', cell: (row) => <Money value={row.penalty} bare quietZero /> },
    { key: 'outstanding', title: t('schedule.outstanding'), width: 100, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Money value={row.outstanding} bare quietZero /> },
  ];
  return (
    <Loaded query={query} lines={12}>
      {(schedule) => (
        <div className={query.isPlaceholderData ? 'stale' : undefined}>
          <DataTable<ScheduleRow>
            label={t('loan.schedule')}
            columns={columns}
            rows={schedule.items}
            rowKey={(row) => String(row.number)}
            empty={<Nothing title={t('schedule.none')} />}
            detail={(row) =>
              row.payments.length === 0 ? null : (
                <ul className="paid-by">
                  {row.payments.map((part, index) => (
                    <li key={`${part.sourceId}-${index}`}>
                      <span className="number">{part.valueDate}</span> <strong className="number">{moneyText(part.amount, language)}</strong>{' '}
                      <span className={part.daysLate > 0 ? 'tone-warn' : 'quiet'}>{part.daysLate > 0 ? t('schedule.late', { n: part.daysLate }) : t('schedule.inTime')}</span>
                      <span className="quiet"> · </span>
                      <span className="quiet">
                        {(
                          [
                            ['loan.principal', part.principal],
                            ['loan.interest', part.interest],
                            ['loan.fee', part.fee],
                            ['loan.penalty', part.penalty],
                          ] as const
                        )
                          .filter(([, amount]) => !isZero(amount))
                          .map(([title, amount]) => `${t(title)} ${moneyText(amount, language)}`)
                          .join(' · ')}
                      </span>
                      <span className="quiet"> · </span>
                      <code className="quiet">{part.sourceId}</code>
                    </li>
                  ))}
                </ul>
              )
            }
          />
        </div>
      )}
    </Loaded>
  );
}
