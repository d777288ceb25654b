import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import type { ProtectionEffect } from '../api/types';
import { Day } from '../date/Day';
import { Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Money } from '../money/Money';
import { useRight } from '../session/session';
import { Loaded } from '../state/States';
import { didNothing, paired, type Granted } from './paired';

/** The protections of a loan: their days, whose they are, and what each undid or its withdrawal brought back. */
export function Protections({ loan }: { loan: string }) {
  const t = useT();
  const query = useQuery({
    queryKey: ['loan', loan, 'protections'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/protections', { params: { path: { id: loan } }, signal })),
  });
  return (
    <Section title={t('protections.title')} id="protections">
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('protections.none')}</p>
          ) : (
            <ol className="protections">
              {paired(items).map((each) => (
                <Protection key={each.granted.protection} {...each} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}

function Protection({ granted, withdrawn }: Granted) {
  const t = useT();
  const maySeeIncidents = useRight('incidents.read');
  return (
    <li>
      <div className="cause-head">
        <Tag tone={withdrawn ? 'neutral' : 'info'}>{t.code('cause', granted.cause)}</Tag>
        {withdrawn ? <span>{t('protections.withdrawn')}</span> : null}
      </div>
      <p>
        <Day value={granted.from} /> – <Day value={granted.to} /> <span className="quiet">·</span>{' '}
        {granted.installments.length === 0 ? t('protections.whole') : t('protections.of', { n: granted.installments.length, numbers: granted.installments.join(', ') })}
      </p>
      <p className="quiet">
        {granted.author ? t('protections.by', { author: granted.author }) : t('protections.granted')} · <Day value={granted.recordedOn} />
        {granted.incident ? (
          <>
            {' '}
            · {maySeeIncidents ? <Link to={`/incidents/${granted.incident}`}>{t('causes.incident', { id: String(granted.incident) })}</Link> : t('causes.incident', { id: String(granted.incident) })}
          </>
        ) : null}
      </p>
      <h3 className="protection-did">{t('protections.undid')}</h3>
      <Did effect={granted} />
      {withdrawn ? (
        <>
          <h3 className="protection-did">
            {t('protections.broughtBack')} · <Day value={withdrawn.recordedOn} />
          </h3>
          <Did effect={withdrawn} />
        </>
      ) : null}
    </li>
  );
}

/** What was otherwise without it, as it was on the day of its recording. */
function Did({ effect }: { effect: ProtectionEffect }) {
  const t = useT();
  const { before, after, bureau } = effect;
  if (!before || !after) return <p className="quiet">{t('protections.notKnown')}</p>;
  if (didNothing(effect)) return <p className="quiet">{t('protections.nothing')}</p>;
  return (
    <dl className="protection-effect">
      <Change name={t('protections.dpd')} moved={before.dpd !== after.dpd}>
        <span className="number">{`${before.dpd} → ${after.dpd}`}</span>
      </Change>
      <Change name={t('protections.worst')} moved={before.worstDpd !== after.worstDpd}>
        <span className="number">{`${before.worstDpd} → ${after.worstDpd}`}</span>
      </Change>
      <Change name={t('protections.penalty')} moved={before.penalty.amount !== after.penalty.amount}>
        <Money value={before.penalty} bare /> → <Money value={after.penalty} />
      </Change>
      <Change name={t('protections.lateDays')} moved={before.lateDays !== after.lateDays}>
        <span className="number">{`${before.lateDays} → ${after.lateDays}`}</span>
      </Change>
      <Change name={t('protections.class')} moved={before.creditClass !== after.creditClass}>{`${t.code('class', before.creditClass)} → ${t.code('class', after.creditClass)}`}</Change>
      <Change name={t('protections.bureau')} moved={bureau.length > 0}>
        {bureau.map((each) => (
          <span key={each.month} className="protection-month">
            <span className="number">{each.month}</span> <code>{`${each.sent} → ${each.right}`}</code>
          </span>
        ))}
      </Change>
    </dl>
  );
}

function Change({ name, moved, children }: { name: string; moved: boolean; children: ReactNode }) {
  if (!moved) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
