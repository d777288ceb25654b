import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { api, body } from '../api/client';
import type { PostingAnswer } from '../api/types';
import { Day } from '../date/Day';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { isZero } from '../money/money';
import { Quote } from './Quote';
import { StateTag } from './StateTag';

/** What an act would do: what is recorded, the state before and after, and each amount with the reasons why it moves. */
export function Effect({ answer }: { answer: PostingAnswer }) {
  const { t, language } = useWords();
  const before = useQuery({
    queryKey: ['loan', answer.loan, 'position', answer.on, answer.pack, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/position', { params: { path: { id: answer.loan }, query: { on: answer.on, policy: answer.pack } }, signal })),
  });
  const amounts = answer.amounts.filter((change) => !isZero(change.before) || !isZero(change.after));
  return (
    <div className="effect" data-testid="effect">
      <ul className="plain-list effect-facts">
        {answer.facts.map((fact) => (
          <li key={fact.id}>
            <strong>{t.code('fact', fact.kind)}</strong> {fact.text}
            <span className="quiet">
              {' '}
              · {t('facts.value')} <span className="number">{fact.valueTime.replace('T', ' ').slice(0, 16)}</span> · {t('facts.recorded')} <Day value={fact.recordedOn} />
            </span>
          </li>
        ))}
      </ul>
      <p className="effect-state">
        {before.data ? (
          <>
            <StateTag state={before.data.state} dpd={before.data.dpd} />
            <span aria-hidden="true"> → </span>
            <span className="sr-only">{t('act.becomes')}</span>
          </>
        ) : null}
        <StateTag state={answer.state} dpd={answer.dpd} />
        <span className="quiet">
          {' '}
          <Day value={answer.on} /> · {answer.pack}
        </span>
      </p>
      <p>{answer.sentence}</p>
      {answer.lateDays.before === answer.lateDays.after ? null : (
        <p>
          {t('act.lateDays')} <span className="number">{`${answer.lateDays.before} → ${answer.lateDays.after}`}</span>
        </p>
      )}
      {answer.quote ? <Quote quote={answer.quote} /> : null}
      <table className="effect-amounts" aria-label={t('act.amounts')}>
        <thead>
          <tr>
            <th scope="col">{t('facts.amount')}</th>
            <th scope="col">{t('act.before')}</th>
            <th scope="col">{t('act.after')}</th>
          </tr>
        </thead>
        <tbody>
          {amounts.map((change) => {
            const moved = change.before.amount !== change.after.amount;
            return (
              <Fragment key={change.name}>
                <tr data-amount={change.name} data-moved={moved || undefined}>
                  <th scope="row">{change.title}</th>
                  <td>
                    <Money value={change.before} bare />
                  </td>
                  <td>
                    <Money value={change.after} bare />
                  </td>
                </tr>
                {moved && change.because.length > 0 ? (
                  <tr className="effect-because">
                    <td colSpan={3}>
                      <ul className="plain-list">
                        {change.because.map((why, index) => (
                          <li key={index}>{why}</li>
                        ))}
                      </ul>
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
