import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import type { CausesOnDay } from '../api/types';
import { Day } from '../date/Day';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Tag, type Tone } from '../loan/StateTag';
import { Money } from '../money/Money';
import { useRight } from '../session/session';
import { Loaded } from '../state/States';
import { Protections } from './Protections';
import './causes.css';

const TONES: Record<string, Tone> = { TECHNICAL: 'info', RESIDUE: 'neutral', FUNDS: 'warn', ACCOUNT_OR_MANDATE: 'warn', HARDSHIP: 'warn', DISPUTE: 'warn', FORGOTTEN: 'neutral', UNWILLING: 'bad', UNKNOWN: 'neutral' };

/** Why a loan is or was short, and what was protected of it. One chunk: two would weigh on the first load of every screen. */
export default function CausesAndProtections({ loan, on }: { loan: string; on: string }) {
  return (
    <>
      <Causes loan={loan} on={on} />
      <Protections loan={loan} />
    </>
  );
}

/** Why installments of a loan are or were short, each with what that rests on; and the way to its orders. */
function Causes({ loan, on }: { loan: string; on: string }) {
  const { t, language } = useWords();
  const maySeePayments = useRight('payments.read');
  const query = useQuery({
    queryKey: ['loan', loan, 'causes', on, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/causes', { params: { path: { id: loan }, query: { on } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={t('causes.title')} actions={maySeePayments ? <Link to={`/payments?loan=${encodeURIComponent(loan)}`}>{t('causes.orders')}</Link> : undefined}>
      <Loaded query={query} lines={3}>
        {(causes) => <List causes={causes} stale={query.isPlaceholderData} />}
      </Loaded>
    </Section>
  );
}

function List({ causes, stale }: { causes: CausesOnDay; stale: boolean }) {
  const { t } = useWords();
  const maySeeIncidents = useRight('incidents.read');
  if (causes.items.length === 0) return <p className="quiet">{t('causes.none')}</p>;
  return (
    <ol className={stale ? 'causes stale' : 'causes'} aria-busy={stale}>
      {causes.items.map((cause) => (
        <li key={cause.installment}>
          <div className="cause-head">
            <Tag tone={TONES[cause.cause] ?? 'neutral'}>{t.code('shortfall', cause.cause)}</Tag>
            {cause.detail ? <span>{t.code('causeDetail', cause.detail)}</span> : null}
            <span className="quiet">{t.code('confidence', cause.confidence)}</span>
          </div>
          <p>{cause.text}</p>
          <p className="quiet">
            {t('causes.installment', { n: cause.installment })} · <Day value={cause.due} /> · {t('causes.short')} <Money value={cause.shortfall} />
          </p>
          {cause.incidents.length > 0 ? (
            <p>
              {cause.incidents.map((id) =>
                maySeeIncidents ? (
                  <Link key={id} to={`/incidents/${id}`} className="cause-incident">
                    {t('causes.incident', { id: String(id) })}
                  </Link>
                ) : (
                  <span key={id} className="cause-incident">
                    {t('causes.incident', { id: String(id) })}
                  </span>
                ),
              )}
            </p>
          ) : null}
          {cause.receipts.map((id) => (
            <p key={id}>
              <Link to={`/suspense/${id.split('/').map(encodeURIComponent).join('/')}`}>{t('causes.receipt', { id })}</Link>
            </p>
          ))}
          {cause.evidence.length > 0 ? (
            <details>
              <summary>{t('causes.evidence', { n: cause.evidence.length })}</summary>
              <ul>
                {cause.evidence.map((fact) => (
                  <li key={`${fact.source} ${fact.sourceId}`}>
                    {t.code('fact', fact.kind)} <span className="number quiet">{fact.valueTime.replace('T', ' ').slice(0, 16)}</span> <code>{`${fact.source} ${fact.sourceId}`}</code>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
