import type { RollMatrix as Matrix } from '../api/types';
import { dayText } from '../date/date';
import { useWords } from '../i18n/language';
import { countText, shareText } from '../number/number';
import { Hint } from '../state/Hint';

/** Where the loans of each bucket are one month later, as a share of the row. */
export function RollMatrix({ matrix }: { matrix: Matrix }) {
  const { t, language } = useWords();
  if (matrix.from.length === 0) return <p className="quiet">{t('overview.roll.none')}</p>;
  return (
    <div className="table roll" tabIndex={0} role="region" aria-label={t('overview.roll')}>
      <table>
        <caption>
          {matrix.fromDay && matrix.toDay ? t('overview.roll.span', { from: dayText(matrix.fromDay, language), to: dayText(matrix.toDay, language) }) : null}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.roll.corner')}</th>
            {matrix.to.map((bucket) => (
              <th key={bucket} scope="col" data-align="end">
                {bucket}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.from.map((from, row) => (
            <tr key={from}>
              <th scope="row">{from}</th>
              {matrix.to.map((to, column) => {
                const share = matrix.shares[row]?.[column] ?? 0;
                const loans = matrix.loans[row]?.[column] ?? 0;
                const worse = column > row;
                return (
                  <td key={to} data-align="end">
                    <Hint text={t('overview.roll.cell', { from, to, n: loans })}>
                      <span
                        className="heat number"
                        data-empty={loans === 0 || undefined}
                        style={{ background: loans === 0 ? undefined : `color-mix(in srgb, var(--${worse ? 'warn-heat' : 'main-heat'}) ${Math.round(6 + share * 34)}%, transparent)` }}
                      >
                        {loans === 0 ? '·' : shareText(share, language)}
                        <span className="sr-only"> ({countText(loans, language)})</span>
                      </span>
                    </Hint>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
