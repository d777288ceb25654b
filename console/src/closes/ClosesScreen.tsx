import { CloseCircleFilled, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { useLive } from '../api/live';
import { asProblem } from '../api/problem';
import type { Close, CloseRun } from '../api/types';
import { Day, DayPicker } from '../date/Day';
import { daysInMonth, durationText, firstOfMonth, longDayText, monthText, plusDays, weekday } from '../date/date';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { useWords, type Key } from '../i18n/language';
import { countText } from '../number/number';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Loaded, Loading, Nothing } from '../state/States';
import { ProofState } from './ProofState';
import './closes.css';

const Proof = lazy(() => import('./Proof'));

const RUN = ['close-run'];

/** The days that are closed, the next one, and the proof that the books agree. */
export default function ClosesScreen() {
  const { t } = useWords();
  const mayRun = useRight('close.run');
  const mayProve = useRight('books.prove');
  const next = useQuery({ queryKey: ['closes', 'next'], queryFn: () => body(api.GET('/api/v1/closes/next')) });
  const run = useQuery({ queryKey: RUN, queryFn: () => body(api.GET('/api/v1/closes/running')) });
  const running = run.data?.state === 'RUNNING';
  useLive<CloseRun>(RUN, '/api/v1/closes/running/events', running);
  const queries = useQueryClient();
  const was = useRef(running);
  const done = run.data?.done;
  useEffect(() => {
    // A day that was closed shows at once, and at the end everything that hangs on it.
    void queries.invalidateQueries({ queryKey: ['closes'] });
    if (was.current && !running) void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== RUN[0] });
    was.current = running;
  }, [queries, running, done]);

  return (
    <Page title={t('nav.closes')} text={t('closes.text')}>
      <div className="closes-columns">
        <Section flush>
          <Calendar />
        </Section>
        <div>
          <Section title={t('closes.next')}>
            {run.data && run.data.state !== 'NONE' ? <Run run={run.data} /> : null}
            {running ? null : (
              <Loaded query={next} lines={3}>
                {(data) => <Next next={data} mayRun={mayRun} />}
              </Loaded>
            )}
          </Section>
          <Suspense fallback={<Loading lines={3} />}><Proof mayProve={mayProve} /></Suspense>
        </div>
      </div>
    </Page>
  );
}

function Next({ next, mayRun }: { next: { day?: string | null; due: number; recorded: number; openDays: number }; mayRun: boolean }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string>();
  const day = next.day ?? undefined;
  const through = chosen && day && chosen >= day ? chosen : day;
  const close = useMutation({
    mutationFn: (to: string) => body(api.POST('/api/v1/closes', { body: { day: to } })),
    onSuccess: (run) => queries.setQueryData(RUN, run),
    onError: (error) => {
      void message.error(asProblem(error).message);
      void queries.invalidateQueries({ queryKey: RUN });
    },
  });
  if (!day || !through) return <p className="quiet">{t('closes.nothing')}</p>;
  const last = plusDays(day, Math.max(0, next.openDays - 1));
  return (
    <div className="next-close">
      <p className="next-day">{longDayText(day, language)}</p>
      <p className="quiet">{t('closes.next.text', { due: next.due, recorded: next.recorded })}</p>
      {next.openDays > 1 ? <p className="quiet">{t('closes.open', { n: next.openDays })}</p> : null}
      {mayRun ? (
        <div className="next-do">
          <span className="quiet">{t('closes.through')}</span>
          <DayPicker label={t('closes.through')} value={through} from={day} to={last > day ? last : undefined} onChange={(value) => setChosen(value ?? undefined)} />
          <Button type="primary" loading={close.isPending} onClick={() => close.mutate(through)} data-testid="close-day">
            {through === day ? t('closes.do') : t('closes.doMany')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Run({ run }: { run: CloseRun }) {
  const { t, language } = useWords();
  if (run.state === 'FAILED') {
    return <Alert type="error" showIcon role="alert" className="gap" title={t('closes.failed', { day: run.current ?? run.to ?? '' })} description={run.message ?? t('closes.failed.text')} />;
  }
  if (run.state === 'DONE') {
    return (
      <Alert type="success" showIcon className="gap" title={run.to ? t('closes.done', { day: longDayText(run.to, language) }) : t('closes.doneNone')} description={t('closes.doneDays', { n: run.done })} />
    );
  }
  const loans = run.loans?.total ? run.loans.done / run.loans.total : 0;
  return (
    <div role="status" className="close-run">
      <p className="next-day">{run.current ? longDayText(run.current, language) : t('closes.starting')}</p>
      <Progress percent={run.total > 0 ? Math.min(100, Math.floor(((run.done + loans) / run.total) * 100)) : 0} status="active" aria-label={t('closes.progress')} />
      <p className="quiet number">
        {t('closes.days', { done: run.done, total: run.total })}
        {run.loans?.total ? ` · ${t('closes.loans', { done: run.loans.done, total: run.loans.total })}` : null}
        {run.startedBy ? ` · ${run.startedBy}` : null}
      </p>
    </div>
  );
}

const WEEKDAYS: Key[] = ['weekday.1', 'weekday.2', 'weekday.3', 'weekday.4', 'weekday.5', 'weekday.6', 'weekday.7'];

/** A month of closed days: what each touched, and its figures. */
function Calendar() {
  const { t, language } = useWords();
  const mayImport = useRight('imports.run');
  const [asked, setAsked] = useState<string>();
  const [picked, setPicked] = useState<string>();
  const latest = useQuery({ queryKey: ['closes', 'latest'], queryFn: () => body(api.GET('/api/v1/closes')) });
  const closedTo = latest.data?.closedTo ?? undefined;
  const month = asked ?? (closedTo ? firstOfMonth(closedTo) : undefined);
  const to = month ? plusDays(firstOfMonth(month, 1), -1) : undefined;
  const query = useQuery({
    queryKey: ['closes', month],
    queryFn: () => body(api.GET('/api/v1/closes', { params: { query: { from: month, to } } })),
    enabled: month !== undefined,
  });
  if (!latest.data)
    return (
      <div className="pad">
        <Loaded query={latest} lines={10}>
          {() => null}
        </Loaded>
      </div>
    );
  if (!month || !closedTo) return <Nothing title={t('closes.none')} text={t('closes.none.text')} action={mayImport ? <Link to="/imports">{t('overview.empty.do')}</Link> : undefined} />;

  const days = new Map((query.data?.items ?? []).map((close) => [close.day, close]));
  const busiest = Math.max(1, ...[...days.values()].map((close) => close.touched));
  const cells = [...Array<null>(weekday(month)).fill(null), ...Array.from({ length: daysInMonth(month) }, (_, index) => plusDays(month, index))];
  const shown = picked && days.get(picked);
  return (
    <>
      <div className="calendar-head">
        <h2>{monthText(month, language)}</h2>
        <div className="stepper">
          <Button icon={<LeftOutlined />} aria-label={t('closes.monthBefore')} disabled={Boolean(latest.data.firstDay && month <= latest.data.firstDay)} onClick={() => setAsked(firstOfMonth(month, -1))} />
          <Button icon={<RightOutlined />} aria-label={t('closes.monthAfter')} disabled={month >= firstOfMonth(closedTo)} onClick={() => setAsked(firstOfMonth(month, 1))} />
        </div>
      </div>
      <div className={`calendar${query.isPending ? ' stale' : ''}`}>
        {WEEKDAYS.map((key) => (
          <span key={key} className="calendar-weekday">
            {t(key)}
          </span>
        ))}
        {cells.map((day, index) => {
          if (day === null) return <span key={`empty-${index}`} />;
          const close = days.get(day);
          return close ? (
            <button
              key={day}
              type="button"
              className="calendar-day"
              aria-pressed={picked === day}
              onClick={() => setPicked(picked === day ? undefined : day)}
            >
              <span className="sr-only">{t('closes.dayLabel', { day: longDayText(day, language), touched: close.touched, newly: close.newlyPastDue })}{close.proof && !close.proof.agrees ? ` ${t('closes.booksDiffer')}` : null}</span>
              <span className="number" aria-hidden="true">
                {Number(day.slice(8))}
              </span>
              <span className="calendar-bar" aria-hidden="true">
                <i style={{ width: `${(close.touched / busiest) * 100}%` }} />
              </span>
              <small className="number calendar-touched" aria-hidden="true">{countText(close.touched, language)}</small>
              {close.proof && !close.proof.agrees ? (
                <small className="tone-bad calendar-differs" aria-hidden="true">
                  <CloseCircleFilled />
                </small>
              ) : null}
              {close.newlyPastDue > 0 ? (
                <small className="number tone-warn" aria-hidden="true">
                  +{countText(close.newlyPastDue, language)}
                </small>
              ) : null}
            </button>
          ) : (
            <span key={day} className="calendar-day calendar-open">
              <span className="number">{Number(day.slice(8))}</span>
            </span>
          );
        })}
      </div>
      <p className="calendar-legend quiet">{t('closes.legend')}</p>
      {shown ? <DayDetail close={shown} /> : null}
    </>
  );
}

function DayDetail({ close }: { close: Close }) {
  const { t, language } = useWords();
  const figures: [Key, number, string?][] = [
    ['closes.touched', close.touched],
    ['closes.newly', close.newlyPastDue, 'newlyPastDue'],
    ['closes.cured', close.cured, 'cured'],
    ['closes.tolerated', close.tolerated, 'carriedByTolerance'],
    ['closes.entries', close.entries],
  ];
  return (
    <div className="day-detail">
      <h3>
        <Day value={close.day} long />
      </h3>
      <dl className="pairs">
        {figures.map(([key, value, movement]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{movement && value > 0 ? <Link to={`/loans?movement=${movement}&on=${close.day}`}><Count value={value} /></Link> : <Count value={value} />}</dd>
          </div>
        ))}
        <div>
          <dt>{t('closes.took')}</dt>
          <dd className="number">
            {durationText(close.seconds, language)} · <Moment value={close.finishedAt} />
          </dd>
        </div>
      </dl>
      {close.proof ? (
        <>
          <ProofState proof={close.proof} />
          <p className="quiet">
            <Link to={`/closes/proofs/${close.proof.id}`}>{t('proof.see')}</Link> · {t.code('proofScope', close.proof.scope)} · {t('proof.text', { n: close.proof.loans })}
          </p>
        </>
      ) : (
        <p className="quiet">{t('closes.unproved')}</p>
      )}
      <Link to={`/overview?on=${close.day}`}>{t('closes.toOverview')}</Link>
    </div>
  );
}
