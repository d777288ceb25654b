import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { useChanges } from '../api/live';
import type { Alert, AlertDetail } from '../api/types';
import { Day } from '../date/Day';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { Pair } from '../frame/Pair';
import { capital } from '../i18n/capital';
import { useT } from '../i18n/language';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Loaded, Nothing } from '../state/States';
import { ActButtons } from './acts';
import { ALERTS, placeOf } from './codes';
import { AlertState, Lead, LevelTag } from './state';
import './alerts.css';

/** One alert: why, on what evidence, what was done, what came of it. */
export default function AlertScreen() {
  const t = useT();
  const id = Number(useParams()['id']);
  const queries = useQueryClient();
  const mayManage = useRight('warnings.act');
  useChanges('/api/v1/alerts/live', useCallback(() => void queries.invalidateQueries({ queryKey: [...ALERTS, id] }), [queries, id]));
  const query = useQuery({ queryKey: [...ALERTS, id], queryFn: () => body(api.GET('/api/v1/alerts/{id}', { params: { path: { id } } })) });
  const back = <Link to="/alerts">{t('nav.alerts')}</Link>;
  const alert = query.data?.alert;
  return (
    <Page
      title={alert?.title ?? t('nav.alerts')}
      back={back}
      text={
        alert ? (
          <>
            <LevelTag level={alert.level} /> <AlertState alert={alert} /> {t.code('alertKind', alert.kind)} <Link className="alert-place" to={placeOf(alert)}>{alert.subject}</Link>
          </>
        ) : undefined
      }
      actions={alert && mayManage ? <ActButtons alerts={[alert]} /> : undefined}
    >
      <Loaded query={query} lines={10}>
        {(detail) => (
          <div className="alert-columns">
            <div>
              <Why alert={detail.alert} />
              <Evidence detail={detail} />
            </div>
            <div>
              <About detail={detail} />
              <Steps detail={detail} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Why({ alert }: { alert: Alert }) {
  const t = useT();
  return (
    <Section title={t('alerts.why')}>
      <ul className="alert-reasons">
        {alert.reasons.map((reason) => (
          <li key={reason.code}>{capital(reason.sentence)}</li>
        ))}
      </ul>
    </Section>
  );
}

function Evidence({ detail }: { detail: AlertDetail }) {
  const t = useT();
  return (
    <Section title={t('alerts.evidence')} hint={t('alerts.evidence.hint')}>
      {detail.evidence.length === 0 ? (
        <Nothing title={t('alerts.evidence.none')} />
      ) : (
        <ol className="alert-line">
          {detail.evidence.map((event) => (
            <li key={event.id}>
              <div>
                <Moment value={event.at} />
                {event.known !== event.at ? (
                  <span className="quiet">
                    {' '}
                    {t('alerts.known')} <Moment value={event.known} />
                  </span>
                ) : null}
              </div>
              <div>{event.text}</div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function About({ detail: { alert, after } }: { detail: AlertDetail }) {
  const t = useT();
  return (
    <Section title={t('alerts.about')}>
      <dl className="pairs">
        <Pair name={t('alerts.raised')}><Moment value={alert.raisedAt} /></Pair>
        <Pair name={t('alerts.last')}><Moment value={alert.lastAt} /></Pair>
        <Pair name={t('alerts.times')}><Count value={alert.times} /></Pair>
        {alert.dueAt ? <Pair name={t('alerts.due')}><Moment value={alert.dueAt} /></Pair> : null}
        {alert.dueAt ? <Pair name={t('alerts.lead')}><Lead hours={alert.leadHours} /></Pair> : null}
        <Pair name={t('alerts.owner')}>{alert.owner ?? <span className="quiet">{t('alerts.nobody')}</span>}</Pair>
        {alert.snoozedUntil ? <Pair name={t('alerts.snoozed')}><Moment value={alert.snoozedUntil} /></Pair> : null}
        {alert.escalatesAt && !alert.escalated ? <Pair name={t('alerts.escalates')}><Moment value={alert.escalatesAt} /></Pair> : null}
        {alert.incident ? <Pair name={t('alerts.incident')}><Link to={`/incidents/${alert.incident}`}>{t('alerts.incident.open', { id: String(alert.incident) })}</Link></Pair> : null}
        {after ? (
          <Pair name={t('alerts.after')}>
            {after.paidOn ? t('alerts.after.paid', { late: after.daysLate ?? 0 }) : t('alerts.after.open')} <Day value={after.paidOn ?? after.dueOn} />
          </Pair>
        ) : null}
        <Pair name={t('alerts.signal')}><Link to={`/signals?signal=${alert.signal}`}><code>{alert.signal}</code></Link></Pair>
      </dl>
    </Section>
  );
}

function Steps({ detail }: { detail: AlertDetail }) {
  const t = useT();
  return (
    <Section title={t('alerts.steps')}>
      <ol className="alert-line">
        {detail.steps.map((step) => (
          <li key={step.at + step.step}>
            <div>
              {t.code('alertStep', step.step)} <span className="quiet">{step.actor === '-' ? null : step.actor}</span>
            </div>
            <div className="quiet">
              <Moment value={step.at} />
              <Note step={step.step} note={step.note} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What was said with a step: for how long it was put off, of what use it was, or in words. */
function Note({ step, note }: { step: string; note: string | null | undefined }) {
  const t = useT();
  if (!note) return null;
  const [first = '', ...rest] = note.split(': ');
  if (step === 'SNOOZE') return <> <Moment value={first} /> {rest.join(': ')}</>;
  if (step === 'CLOSE' && (first === 'USEFUL' || first === 'NOT_USEFUL')) return <> {[t.code('alertOutcome', first), ...rest].join(': ')}</>;
  if (/INCIDENT|EXPLAINED/.test(step) && /^\d+$/.test(note)) return <> <Link className="alert-place" to={`/incidents/${note}`}>{t('alerts.incident.open', { id: note })}</Link></>;
  return <> {note}</>;
}
