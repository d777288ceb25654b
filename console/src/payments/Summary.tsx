import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { PaymentOrder, PaymentSummary, UnknownAgeing } from '../api/types';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { moneyText } from '../money/money';
import { Count } from '../number/Number';
import { Loaded, Nothing } from '../state/States';
import { Hint } from '../state/Hint';
import { DataTable, type Column } from '../table/DataTable';
import { byChannel, type ChannelRow } from './counts';
import { STATES } from './codes';

/** Where on a phone a state stands: first those that somebody has to know of, then the others that there are orders in. */
const NARROW: Partial<Record<PaymentOrder['state'], Column<ChannelRow>['narrow']>> = { UNKNOWN: 'side', SUCCEEDED: 'detail', FAILED: 'detail-side' };

/** How many orders of each channel stand how, and for how long it is not known what became of some. */
export function Summary({ query }: { query: UseQueryResult<PaymentSummary> }) {
  const { t } = useWords();
  return (
    <div className="pay-summary">
      <Section title={t('payments.counts')} flush>
        <Loaded query={query} lines={3}>
          {(summary) => <Counts summary={summary} />}
        </Loaded>
      </Section>
      <Section title={t('payments.unknown')} hint={t('payments.unknown.text')} flush>
        <Loaded query={query} lines={3}>
          {(summary) => <Ageing rows={summary.unknown} />}
        </Loaded>
      </Section>
    </div>
  );
}

function Counts({ summary }: { summary: PaymentSummary }) {
  const { t, language } = useWords();
  const columns: Column<ChannelRow>[] = [
    { key: 'channel', title: t('loans.channel'), width: 90, grow: true, narrow: 'title', cell: (row) => <Link to={`/payments?channel=${encodeURIComponent(row.channel)}`}>{row.mixed ? `${row.channel} · ${row.currency}` : row.channel}</Link> },
    ...STATES.map(
      (state): Column<ChannelRow> => ({
        key: state,
        title: t.code('orderState', state),
        width: 82,
        align: 'end',
        narrow: NARROW[state] ?? 'more',
        labelled: true,
        cell: (row) => {
          const count = row.counts[state];
          if (!count) return <span className="quiet">–</span>;
          return (
            <Hint text={moneyText(count.amount, language)}>
              <Link to={`/payments?channel=${encodeURIComponent(row.channel)}&state=${state}`}>
                <Count value={count.orders} />
              </Link>
            </Hint>
          );
        },
      }),
    ),
  ];
  return <DataTable<ChannelRow> label={t('payments.counts')} columns={columns} rows={byChannel(summary)} rowKey={(row) => `${row.channel} ${row.currency}`} empty={<Nothing title={t('payments.noChannel')} text={t('payments.noChannel.text')} />} />;
}

function Ageing({ rows }: { rows: UnknownAgeing[] }) {
  const { t } = useWords();
  const columns: Column<UnknownAgeing>[] = [
    { key: 'channel', title: t('loans.channel'), width: 76, grow: true, narrow: 'title', cell: (row) => <Link to={`/payments?channel=${encodeURIComponent(row.channel)}&state=UNKNOWN`}>{row.channel}</Link> },
    { key: 'hour', title: t('payments.underAnHour'), width: 60, align: 'end', cell: (row) => <Count value={row.underAnHour} quietZero /> },
    { key: 'day', title: t('payments.underADay'), width: 60, align: 'end', cell: (row) => <Count value={row.underADay} quietZero /> },
    { key: 'week', title: t('payments.underAWeek'), width: 60, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Count value={row.underAWeek} quietZero /> },
    { key: 'longer', title: t('payments.longer'), width: 60, align: 'end', narrow: 'side', labelled: true, cell: (row) => <span className={row.longer > 0 ? 'tone-bad' : undefined}><Count value={row.longer} quietZero /></span> },
    { key: 'listed', title: t('payments.listed'), width: 66, align: 'end', hint: t('payments.listed.text'), narrow: 'detail-side', labelled: true, cell: (row) => <span className={row.listed > 0 ? 'tone-bad' : undefined}><Count value={row.listed} quietZero /></span> },
  ];
  if (rows.length === 0) return <p className="pad quiet">{t('payments.unknown.none')}</p>;
  return <DataTable<UnknownAgeing> label={t('payments.unknown')} columns={columns} rows={rows} rowKey={(row) => row.channel} />;
}
