import { Fragment } from 'react';
import type { PostingAnswer } from '../api/types';
import { Day } from '../date/Day';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { isZero } from '../money/money';

/** What an early repayment takes, part by part, and the plan that follows. */
export function Quote({ quote }: { quote: NonNullable<PostingAnswer['quote']> }) {
  const { t } = useWords();
  const parts = quote.parts.filter((part) => !isZero(part.amount));
  return (
    <div data-testid="quote">
      <table className="effect-amounts" aria-label={t('schedule.total')}>
        <tbody>
          {parts.map((part) => (
            <Fragment key={part.name}>
              <tr data-part={part.name}>
                <th scope="row">{part.title}</th>
                <td>
                  <Money value={part.amount} bare />
                </td>
              </tr>
              {part.because.length > 0 ? (
                <tr className="effect-because">
                  <td colSpan={2}>
                    <ul className="plain-list">
                      {part.because.map((why, index) => (
                        <li key={index}>{why}</li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
          <tr data-part="total" data-moved>
            <th scope="row">{t('schedule.total')}</th>
            <td>
              <Money value={quote.total} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className="quiet">{t('act.early.until', { time: quote.goodUntil.replace('T', ' ').slice(0, 16) })}</p>
      <details>
        <summary>{t('act.early.plan', { n: quote.plan.length })}</summary>
        <table className="effect-amounts" aria-label={t('loan.schedule')}>
          <thead>
            <tr>
              <th scope="col">{t('schedule.due')}</th>
              <th scope="col">{t('loan.principal')}</th>
              <th scope="col">{t('loan.interest')}</th>
              <th scope="col">{t('loan.fee')}</th>
              <th scope="col">{t('schedule.total')}</th>
            </tr>
          </thead>
          <tbody>
            {quote.plan.map((row) => (
              <tr key={row.number}>
                <th scope="row">
                  <Day value={row.due} />
                </th>
                {[row.principal, row.interest, row.fee, row.total].map((amount, index) => (
                  <td key={index}>
                    <Money value={amount} bare />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
