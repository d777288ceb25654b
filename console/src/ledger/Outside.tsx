import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import type { MoneyOutside } from '../api/types';
import { Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Money } from '../money/Money';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Loaded } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';

/** What came and is not in the trial balance: in suspense, or about to be recorded. It is that of now, whatever days are shown. */
export function Outside() {
  const t = useT();
  const maySeePayments = useRight('payments.read');
  const query = useQuery({ queryKey: ['suspense', 'sums'], queryFn: ({ signal }) => body(api.GET('/api/v1/suspense/sums', { signal })) });
  const columns: Column<MoneyOutside>[] = [
    { key: 'channel', title: t('loans.channel'), width: 200, grow: true, narrow: 'title', cell: (row) => row.channel },
    {
      key: 'suspense',
      title: t('ledger.inSuspense'),
      width: 170,
      align: 'end',
      narrow: 'side',
      labelled: true,
      cell: (row) => (maySeePayments && row.receipts > 0 ? <Link to="/suspense"><Money value={row.suspense} /></Link> : <Money value={row.suspense} quietZero />),
    },
    { key: 'receipts', title: t('ledger.receipts'), width: 90, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Count value={row.receipts} quietZero /> },
    { key: 'onItsWay', title: t('ledger.onItsWay'), width: 170, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Money value={row.onItsWay} quietZero /> },
    { key: 'entries', title: t('ledger.entries'), width: 90, align: 'end', cell: (row) => <Count value={row.entries} quietZero /> },
  ];
  return (
    <Section title={t('ledger.outside')} hint={t('ledger.outside.text')} flush>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet pad">{t('ledger.outside.none')}</p>
          ) : (
            <DataTable<MoneyOutside> label={t('ledger.outside')} columns={columns} rows={items} rowKey={(row) => `${row.channel} ${row.suspense.currency}`} />
          )
        }
      </Loaded>
    </Section>
  );
}
