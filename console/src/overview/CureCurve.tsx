import type { CurePoint } from '../api/types';
import { Chart } from '../chart/Chart';
import { useWords } from '../i18n/language';
import { shareText } from '../number/number';

/** Of the late ones, the share that had paid by day k. */
export function CureCurve({ points }: { points: CurePoint[] }) {
  const { t, language } = useWords();
  if (points.length === 0) return <p className="quiet">{t('overview.cure.none')}</p>;
  return (
    <Chart
      label={t('overview.cure')}
      axis={t('overview.cure.axis')}
      categories={points.map((point) => t('overview.cure.day', { n: point.day }))}
      ticks={points.map((point) => String(point.day))}
      value={(value) => shareText(value, language, 0)}
      max={1}
      series={[
        {
          name: t('overview.cure.share'),
          kind: 'line',
          colour: 'main',
          values: points.map((point) => point.share),
          texts: points.map((point) => `${shareText(point.share, language)} · ${t('overview.cure.base', { n: point.base })}`),
        },
      ]}
    />
  );
}
