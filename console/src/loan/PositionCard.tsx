import type { Amount, Loan, Position } from '../api/types';
import { Day } from '../date/Day';
import { longDayText } from '../date/date';
import { Term } from '../definition/definitions';
import { Section } from '../frame/Page';
import { useWords, type Key } from '../i18n/language';
import { ClassWord } from '../loans/columns';
import { Money } from '../money/Money';
import { isZero } from '../money/money';
import { Count } from '../number/Number';

/** Where the loan stands at the end of the chosen day, in figures. */
export function PositionCard({ position, loan, stale }: { position: Position; loan: Loan; stale: boolean }) {
  const { t, language } = useWords();
  const parts: [Key, string, Amount][] = [
    ['loan.principal', 'principal', position.principal],
    ['loan.interest', 'interest', position.interest],
    ['loan.fee', 'fee', position.fee],
    ['loan.penalty', 'penalty', position.penalty],
  ];
  const more: [Key, string, Amount][] = [
    ['loan.credit', 'credit', position.credit],
    ['loan.carried', 'carried', position.carried],
    ['loan.writtenOff', 'writtenOff', position.writtenOff],
  ];
  return (
    <Section title={t('loan.position')} hint={`${longDayText(position.on, language)} · ${position.pack}${position.pack === loan.pack ? '' : ` (${t('loan.whatIf')})`}`}>
      <div className={stale ? 'stale' : undefined} aria-busy={stale}>
        <div className="position-heads">
          <div>
            <span className="quiet">
              <Term name="owed">{t('loan.owed')}</Term>
            </span>
            <strong>
              <Money value={position.owed} />
            </strong>
          </div>
          <div>
            <span className="quiet">
              <Term name="pastDue">{t('loans.pastDue')}</Term>
            </span>
            <strong className={isZero(position.pastDue) ? undefined : 'tone-bad'}>
              <Money value={position.pastDue} />
            </strong>
          </div>
        </div>
        <dl className="pairs">
          {parts.map(([title, name, amount]) => (
            <div key={name}>
              <dt>
                <Term name={name}>{t(title)}</Term>
              </dt>
              <dd>
                <Money value={amount} bare />
              </dd>
            </div>
          ))}
          {more
            .filter(([, , amount]) => !isZero(amount))
            .map(([title, name, amount]) => (
              <div key={name}>
                <dt>
                  <Term name={name}>{t(title)}</Term>
                </dt>
                <dd>
                  <Money value={amount} bare />
                </dd>
              </div>
            ))}
        </dl>
        <dl className="pairs">
          <div>
            <dt>
              <Term name="dpd">{t('loans.dpd')}</Term>
            </dt>
            <dd data-testid="dpd">
              <Count value={position.dpd} />
            </dd>
          </div>
          <div>
            <dt>
              <Term name="bucket">{t('loans.bucket')}</Term>
            </dt>
            <dd>{position.bucket}</dd>
          </div>
          <div>
            <dt>
              <Term name="creditClass">{t('loans.creditClass')}</Term>
            </dt>
            <dd>
              <ClassWord code={position.creditClass} />
            </dd>
          </div>
          {position.bureauCode ? (
            <div>
              <dt>
                <Term name="bureau">{t('loan.bureau')}</Term>
              </dt>
              <dd>
                <code>{position.bureauCode}</code>
              </dd>
            </div>
          ) : null}
          {position.pastDueSince ? (
            <div>
              <dt>{t('loans.pastDueSince')}</dt>
              <dd>
                <Day value={position.pastDueSince} />
              </dd>
            </div>
          ) : null}
          {position.pendingSince ? (
            <div>
              <dt>{t('loan.pendingSince')}</dt>
              <dd>
                <Day value={position.pendingSince} />
              </dd>
            </div>
          ) : null}
          {position.materialDays > 0 ? (
            <div>
              <dt>
                <Term name="materialDays">{t('loan.materialDays')}</Term>
              </dt>
              <dd>
                <Count value={position.materialDays} />
              </dd>
            </div>
          ) : null}
          {position.nextDue ? (
            <div>
              <dt>{t('loans.nextDue')}</dt>
              <dd>
                {position.nextAmount ? (
                  <>
                    <Money value={position.nextAmount} bare /> <span className="quiet">·</span>{' '}
                  </>
                ) : null}
                <Day value={position.nextDue} />
              </dd>
            </div>
          ) : null}
          {position.protectedToday ? (
            <div>
              <dt>{t('loan.protected')}</dt>
              <dd className="tone-good">{t('word.yes')}</dd>
            </div>
          ) : null}
        </dl>
      </div>
    </Section>
  );
}
