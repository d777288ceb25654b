import type { Amount, TrendPoint } from '../api/types';
import { Chart } from '../chart/Chart';
import { longDayText, shortDayText } from '../date/date';
import { useWords } from '../i18n/language';
import { moneyText, shortMoney } from '../money/money';
import { countText, shareText } from '../number/number';

/** Height of a mark; the exact amount is what is read beside it. */
function heightOf(amount: Amount): number {
  return Number(amount.amount);
}

function useAxis(trend: TrendPoint[]) {
  const { t, language } = useWords();
  return {
    axis: t('overview.day'),
    categories: trend.map((point) => longDayText(point.day, language)),
    ticks: trend.map((point) => shortDayText(point.day, language)),
  };
}

function compact(language: string): (value: number) => string {
  const format = new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 });
  return (value) => format.format(value);
}

export function PastDueTrend({ trend }: { trend: TrendPoint[] }) {
  const { t, language } = useWords();
  return (
    <Chart
      label={t('overview.pastDue')}
      {...useAxis(trend)}
      value={compact(language)}
      series={[
        {
          name: t('loans.pastDue'),
          kind: 'area',
          colour: 'main',
          values: trend.map((point) => heightOf(point.pastDueAmount)),
          texts: trend.map((point) => moneyText(point.pastDueAmount, language)),
        },
      ]}
    />
  );
}

export function D1Trend({ trend }: { trend: TrendPoint[] }) {
  const { t, language } = useWords();
  return (
    <Chart
      label={t('overview.d1')}
      {...useAxis(trend)}
      value={(value) => shareText(value, language, 0)}
      series={[
        {
          name: t('overview.d1'),
          kind: 'line',
          colour: 'warn',
          values: trend.map((point) => point.d1 ?? null),
          texts: trend.map((point) => (point.d1 === null || point.d1 === undefined ? '—' : shareText(point.d1, language, 2))),
        },
      ]}
    />
  );
}

export function MovementTrend({ trend }: { trend: TrendPoint[] }) {
  const { t, language } = useWords();
  const series = [
    { name: t('overview.newly'), colour: 'warn' as const, of: (point: TrendPoint) => point.newlyPastDue },
    { name: t('overview.cured'), colour: 'good' as const, of: (point: TrendPoint) => point.cured },
    { name: t('overview.tolerated'), colour: 'main' as const, of: (point: TrendPoint) => point.tolerated },
  ];
  return (
    <Chart
      label={t('overview.movement')}
      {...useAxis(trend)}
      value={compact(language)}
      series={series.map(({ name, colour, of }) => ({
        name,
        colour,
        kind: 'line' as const,
        values: trend.map(of),
        texts: trend.map((point) => countText(of(point), language)),
      }))}
    />
  );
}

export function MoneyTrend({ trend }: { trend: TrendPoint[] }) {
  const { t, language } = useWords();
  return (
    <Chart
      label={t('overview.money')}
      {...useAxis(trend)}
      value={compact(language)}
      series={[
        {
          name: t('overview.due'),
          kind: 'line',
          colour: 'faint',
          values: trend.map((point) => heightOf(point.due)),
          texts: trend.map((point) => shortMoney(point.due, language)),
        },
        {
          name: t('overview.received'),
          kind: 'area',
          colour: 'main',
          values: trend.map((point) => heightOf(point.received)),
          texts: trend.map((point) => shortMoney(point.received, language)),
        },
      ]}
    />
  );
}
