import { lazy, Suspense, useId, type ReactNode } from 'react';
import { useT } from '../i18n/language';
import type { Drawn } from './drawn';

const Drawing = lazy(() => import('./Drawing'));

interface Props extends Drawn {
  /** What the chart shows, for those who do not see it. */
  label: string;
  height?: number;
}

/** The one chart: drawn with one theme, and the same figures as a table for those who want them so. */
export function Chart({ label, height = 220, ...drawn }: Props) {
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id} className="sr-only">
        {label}
      </figcaption>
      <Legend drawn={drawn} />
      <div aria-hidden="true">
        <Suspense fallback={<span className="bone" style={{ height }} />}>
          <Drawing {...drawn} height={height} />
        </Suspense>
      </div>
      <AsTable label={label} drawn={drawn} />
    </figure>
  );
}

function Legend({ drawn }: { drawn: Drawn }): ReactNode {
  if (drawn.series.length < 2) return null;
  return (
    <ul className="legend" aria-hidden="true">
      {drawn.series.map((series) => (
        <li key={series.name}>
          <i data-kind={series.kind} style={{ background: `var(--${series.colour})` }} />
          {series.name}
        </li>
      ))}
    </ul>
  );
}

function AsTable({ label, drawn }: { label: string; drawn: Drawn }) {
  const t = useT();
  return (
    <details className="figures">
      <summary>{t('chart.asTable')}</summary>
      <div className="table figures-table" tabIndex={0} role="region" aria-label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{drawn.axis}</th>
              {drawn.series.map((series) => (
                <th key={series.name} scope="col" data-align="end">
                  {series.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.categories.map((category, index) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                {drawn.series.map((series) => (
                  <td key={series.name} data-align="end" className="number">
                    {series.texts[index] ?? '—'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
