import { useState } from 'react';
import type { ForecastModelVersion, ForecastReport } from '../api/types';
import { Choice } from '../frame/Choice';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';

type Measured = ForecastReport['lines'][number]['own'];

/** What a model was worth on later days of the book, beside the one that was in force on the same cases. */
export function Report({ report, own, inForce }: { report: ForecastReport; own: ForecastModelVersion; inForce: ForecastModelVersion | undefined }) {
  const { t, language } = useWords();
  const horizons = [...new Set(report.lines.map((line) => line.horizon))];
  const [chosen, setChosen] = useState('7');
  const horizon = horizons.map(String).includes(chosen) ? chosen : String(horizons[0] ?? '');
  const number = (value: number): string => value.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const count = (value: number): string => value.toLocaleString(language);
  const cell = (measured: Measured | null | undefined) => (
    <td data-align="end" className="number">
      {measured ? (
        <>
          {number(measured.value)}
          <div className="quiet">
            {number(measured.low)}–{number(measured.high)}
          </div>
        </>
      ) : (
        '–'
      )}
    </td>
  );
  return (
    <Section
      title={t('model.report')}
      hint={t('model.report.hint', { held: count(report.held), late: count(report.heldLate), day: report.heldFrom })}
      actions={<Choice label={t('model.horizon')} value={horizon} onChange={setChosen} options={horizons.map((each) => ({ value: String(each), label: t('model.later', { n: each }) }))} />}
    >
      <p className="gap quiet">
        {t('model.report.learnt', { cases: count(report.installments), borrowers: count(report.borrowers), late: count(report.late), from: report.from, until: report.until, code: report.code })}{' '}
        {report.share < 1 ? t('model.report.drawn', { n: count(Math.round(1 / report.share)) }) : null} {report.inForceKnew ? t('model.report.knew') : null}
        {inForce && inForce.version !== own.version && inForce.version !== report.inForce ? t('model.report.other', { version: report.inForce }) : null}
      </p>
      <div className="table">
        <table aria-label={t('model.report')}>
          <thead>
            <tr>
              <td />
              <th scope="col" data-align="end">{own.version}</th>
              <th scope="col" data-align="end">{report.inForce || '–'}</th>
              <th scope="col" data-align="end">{t('model.report.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {report.lines
              .filter((line) => String(line.horizon) === horizon)
              .map((line) => (
                <tr key={line.figure}>
                  <th scope="row">{t.code('reportFigure', line.figure)}</th>
                  {cell(line.own)}
                  {cell(line.inForce)}
                  {cell(line.difference)}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
