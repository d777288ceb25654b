import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { useLive } from '../api/live';
import { asProblem } from '../api/problem';
import type { IncidentProgress, IncidentView } from '../api/types';
import { Day } from '../date/Day';
import { instantText } from '../date/date';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { Pair } from '../frame/Pair';
import { useT, useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { digits } from '../money/money';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { Corrections, TouchedLoans } from './Touched';
import { INCIDENTS, IncidentState, isUnderWay } from './state';
import '../loan/loan.css';
import './incidents.css';

/** One incident: what it touched, what protecting that undoes, who decides, and how far it is. */
export default function IncidentScreen() {
  const t = useT();
  const id = Number(useParams()['id']);
  const queries = useQueryClient();
  const key = [...INCIDENTS, id];
  const query = useQuery({ queryKey: key, queryFn: () => body(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })) });
  const progress = useProgress(id, query.data);
  const version = query.data?.incident.version;
  useEffect(() => {
    // What went on by itself has come further than what is shown.
    if (progress && version !== undefined && progress.version > version) void queries.invalidateQueries({ queryKey: INCIDENTS });
  }, [queries, progress, version]);
  const back = <Link to="/incidents">{t('nav.incidents')}</Link>;
  if (query.isError) {
    return (
      <Page title={t('nav.incidents')} back={back}>
        <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (query.isPending) {
    return (
      <Page title={t('nav.incidents')} back={back}>
        <Loading lines={10} />
      </Page>
    );
  }
  const view = query.data;
  const { incident } = view;
  const hasPlan = view.plan.loans > 0;
  return (
    <Page title={incident.reason} back={back} text={<IncidentState incident={incident} />} actions={<Actions view={view} />}>
      {view.failure ? <Alert type="error" showIcon role="alert" className="gap" title={t('incidents.plan.failed')} description={view.failure} /> : null}
      <div className="incident-columns">
        <div>
          {incident.state === 'SUBMITTED' ? <Decide view={view} /> : null}
          {isUnderWay(incident.state) && progress ? <UnderWay progress={progress} /> : <Plan view={view} />}
        </div>
        <div>
          <About view={view} />
          <History view={view} />
        </div>
      </div>
      {hasPlan ? <TouchedLoans incident={incident} /> : null}
      {incident.state === 'APPLIED' ? <Corrections incident={incident} /> : null}
    </Page>
  );
}

/** How far it is, as the server tells it while something goes on. */
function useProgress(id: number, view: IncidentView | undefined): IncidentProgress | undefined {
  const key = [...INCIDENTS, id, 'progress', view?.incident.version];
  const active = view !== undefined && isUnderWay(view.incident.state);
  const query = useQuery({
    queryKey: key,
    queryFn: async () => (await body(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } }))).progress,
    enabled: active,
    ...(view ? { initialData: view.progress } : {}),
  });
  useLive<IncidentProgress>(key, `/api/v1/incidents/${id}/events`, active);
  return query.data;
}

function UnderWay({ progress }: { progress: IncidentProgress }) {
  const t = useT();
  const planning = progress.state === 'PLANNING';
  const done = planning ? progress.planDone : progress.applied + progress.refused;
  const total = planning ? progress.planTotal : progress.total;
  return (
    <Section title={t(planning ? 'incidents.planning' : 'incidents.applying')}>
      <div role="status">
        <Progress percent={total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0} status="active" aria-label={t(planning ? 'incidents.planning' : 'incidents.applying')} />
        <p className="quiet number">{t(planning ? 'incidents.planProgress' : 'incidents.applyProgress', { done, total })}</p>
      </div>
    </Section>
  );
}

function Plan({ view }: { view: IncidentView }) {
  const { t, language } = useWords();
  const { plan, progress } = view;
  if (view.incident.state === 'DROPPED') {
    return (
      <Section title={t('incidents.plan')}>
        <Nothing title={t('incidents.dropped')} text={t('incidents.dropped.text')} />
      </Section>
    );
  }
  if (!plan.plannedAt) {
    return (
      <Section title={t('incidents.plan')}>
        <Nothing title={t('incidents.plan.none')} text={t('incidents.plan.none.text')} />
      </Section>
    );
  }
  return (
    <Section title={t('incidents.plan')} hint={t('incidents.plan.at', { at: instantText(plan.plannedAt) })}>
      {plan.loans === 0 ? <p>{t('incidents.plan.empty')}</p> : null}
      {progress.refused > 0 ? <Alert type="warning" showIcon className="gap" title={t('incidents.refused', { n: progress.refused })} /> : null}
      <dl className="pairs">
        <Pair name={t('incidents.loans')}><Count value={plan.loans} /></Pair>
        <Pair name={t('incidents.borrowers')}><Count value={plan.borrowers} /></Pair>
        <Pair name={t('incidents.installments')}><Count value={plan.installments} /></Pair>
        <Pair name={t('incidents.dpdDays')}><Count value={plan.dpdDays} /></Pair>
        <Pair name={t('incidents.lateDays')}>{typeof plan.lateDays === 'number' ? <Count value={plan.lateDays} /> : <span className="quiet">–</span>}</Pair>
        <Pair name={t('incidents.penalty')}>{plan.penalty.length === 0 ? <span className="quiet">–</span> : plan.penalty.map((each) => <div key={each.currency}><Money value={each} /></div>)}</Pair>
        <Pair name={t('incidents.bureauMonths')}><Count value={plan.bureauMonths} /></Pair>
        <Pair name={t('incidents.classChanges')}><Count value={plan.classChanges} /></Pair>
      </dl>
      {plan.classes.length > 0 ? (
        <>
          <h3>{t('incidents.classes')}</h3>
          <dl className="pairs">
            {plan.classes.map((move) => (
              <Pair key={`${move.before}-${move.after}`} name={`${t.code('class', move.before)} → ${t.code('class', move.after)}`}>
                <Count value={move.loans} />
              </Pair>
            ))}
          </dl>
        </>
      ) : null}
      <p className="quiet">{t('incidents.limits', { loans: view.limits.loans, sum: digits(view.limits.sum, language) })}</p>
    </Section>
  );
}

function About({ view }: { view: IncidentView }) {
  const t = useT();
  const { incident } = view;
  return (
    <Section title={t('incidents.touched')}>
      <dl className="pairs">
        <Pair name={t('incidents.kind')}>{[t.code('incidentKind', incident.kind), incident.channel].filter(Boolean).join(' · ')}</Pair>
        <Pair name={t('incidents.from')}><Moment value={incident.from} /></Pair>
        <Pair name={t('incidents.to')}><Moment value={incident.to} /></Pair>
        {view.due ? <Pair name={t('incidents.due')}>{t('word.yes')}</Pair> : null}
        {view.debits ? <Pair name={t('incidents.debits')}>{[view.debitSource, view.debitCodes.join(', ') || t('incidents.codes.any')].filter(Boolean).join(' · ')}</Pair> : null}
        {view.orders ? <Pair name={t('incidents.orders')}>{t('word.yes')}</Pair> : null}
        {view.listed ? <Pair name={t('incidents.listed')}>{t('word.yes')}</Pair> : null}
        <Pair name={t('incidents.until')}><Day value={view.protectUntil} /></Pair>
        <Pair name={t('incidents.author')}>{incident.author}</Pair>
      </dl>
    </Section>
  );
}

function History({ view }: { view: IncidentView }) {
  const t = useT();
  return (
    <Section title={t('incidents.history')}>
      <ol className="incident-steps">
        {view.steps.map((step) => (
          <li key={step.at + step.step}>
            {t.code('incidentStep', step.step)}
            <div className="quiet">
              <Moment value={step.at} /> {step.actor === '-' ? null : step.actor} {step.note}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Changes an incident as it is shown: the server refuses when it has changed since. */
function useStep(view: IncidentView) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (call: (params: { path: { id: number }; header: { 'If-Match': string } }) => Promise<unknown>) => call({ path: { id: view.incident.id }, header: { 'If-Match': `W/"${view.incident.version}"` } }),
    onError: (error) => void message.error(asProblem(error).message),
    onSettled: () => queries.invalidateQueries({ queryKey: INCIDENTS }),
  });
}

function Actions({ view }: { view: IncidentView }) {
  const t = useT();
  const mayManage = useRight('incidents.manage');
  const step = useStep(view);
  const { modal } = App.useApp();
  const { incident, plan } = view;
  if (!mayManage || isUnderWay(incident.state)) return null;
  const undo = incident.deed === 'UNDO';
  const planned = incident.state === 'PLANNED';
  const compute = (deed: 'PROTECT' | 'UNDO'): void => step.mutate((params) => api.POST('/api/v1/incidents/{id}/plan', { params, body: { deed } }));
  const submit = (): void => step.mutate((params) => api.POST('/api/v1/incidents/{id}/submission', { params }));
  const drop = (): void => step.mutate((params) => api.DELETE('/api/v1/incidents/{id}', { params }));
  const carryOut = t(undo ? 'incidents.applyUndo' : 'incidents.apply', { n: plan.loans });
  return (
    <>
      {!undo && (planned || incident.state === 'DRAFT' || incident.state === 'REJECTED') ? (
        <Button danger loading={step.isPending} onClick={() => void modal.confirm({ title: t('incidents.drop.ask'), content: t('incidents.drop.text'), okText: t('incidents.drop.do'), okButtonProps: { danger: true }, cancelText: t('word.cancel'), onOk: drop })}>
          {t('incidents.drop')}
        </Button>
      ) : null}
      {planned || (!undo && (incident.state === 'DRAFT' || incident.state === 'REJECTED')) ? (
        <Button type={planned ? 'default' : 'primary'} loading={step.isPending} onClick={() => compute(incident.deed)}>
          {t(planned ? 'incidents.plan.again' : 'incidents.plan.make')}
        </Button>
      ) : null}
      {(planned && undo) || incident.state === 'SUBMITTED' ? (
        <Button loading={step.isPending} onClick={() => step.mutate((params) => api.DELETE('/api/v1/incidents/{id}/submission', { params }))}>
          {t('incidents.recall')}
        </Button>
      ) : null}
      {planned && plan.loans > 0 ? (
        <Button
          type="primary"
          loading={step.isPending}
          onClick={() => (plan.needsApproval ? submit() : void modal.confirm({ title: t('incidents.apply.ask'), content: t('incidents.apply.text'), okText: carryOut, cancelText: t('word.cancel'), onOk: submit }))}
        >
          {plan.needsApproval ? t('incidents.submit') : carryOut}
        </Button>
      ) : null}
      {!undo && incident.state === 'APPLIED' ? (
        <Button danger loading={step.isPending} onClick={() => compute('UNDO')}>
          {t('incidents.plan.undo')}
        </Button>
      ) : null}
    </>
  );
}

/** What a second person decides. */
function Decide({ view }: { view: IncidentView }) {
  const t = useT();
  const mayApprove = useRight('incidents.approve');
  const step = useStep(view);
  const [note, setNote] = useState('');
  return (
    <Section title={t('incidents.waits')}>
      <p className="quiet">{t('incidents.waits.text', { by: view.submittedBy ?? '' })}</p>
      {mayApprove && view.mayDecide ? (
        <>
          <Input aria-label={t('incidents.note')} placeholder={t('incidents.note')} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          <div className="incident-decide">
            <Button type="primary" loading={step.isPending} onClick={() => step.mutate((params) => api.POST('/api/v1/incidents/{id}/approval', { params, body: { note } }))}>
              {t('incidents.approve')}
            </Button>
            <Button danger loading={step.isPending} onClick={() => step.mutate((params) => api.POST('/api/v1/incidents/{id}/rejection', { params, body: { note } }))}>
              {t('incidents.reject')}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}
