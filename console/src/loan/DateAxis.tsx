import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Loan, TimelineEvent } from '../api/types';
import { DayPicker } from '../date/Day';
import { firstOfMonth, fromOrdinal, longDayText, ordinal, plusDays, shortDayText } from '../date/date';
import { useWords, type Key } from '../i18n/language';

interface Props {
  loan: Loan;
  on: string;
  choose: (day: string) => void;
  events: TimelineEvent[];
}

/** So long a hand may rest on the slider before the server is asked. */
const PAUSE = 90;

/** What the marks on the axis stand for, in the order of the legend; those that do not occur are left out of it. */
const TONES: [TimelineEvent['tone'], Key][] = [
  ['neutral', 'loan.mark.neutral'],
  ['good', 'loan.mark.paid'],
  ['info', 'loan.mark.info'],
  ['warn', 'loan.mark.warn'],
  ['bad', 'loan.mark.bad'],
];

/** The life of the loan as an axis; wherever one stops, the server says where the loan stood at the end of that day. */
export function DateAxis({ loan, on, choose, events }: Props) {
  const { t, language } = useWords();
  const first = ordinal(loan.drawnOn);
  const last = Math.max(ordinal(endOf(loan, on)), first + 1);
  const [held, setHeld] = useState<number>();
  const timer = useRef<number>(undefined);
  const waits = useRef(false);
  const asked = useRef<number[]>([]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // The hand is let go of when the page shows the last day it asked for, not before: a slow page may still be showing
  // the days between, and the next step must go on from where the hand is.
  useEffect(() => {
    const place = asked.current.indexOf(ordinal(on));
    const isBehind = place >= 0 && place < asked.current.length - 1;
    asked.current = isBehind ? asked.current.slice(place + 1) : [];
    if (!isBehind && !waits.current) setHeld(undefined);
  }, [on]);

  const current = held ?? Math.min(Math.max(ordinal(on), first), last);
  const at = (day: string): number => ((ordinal(day) - first) / (last - first)) * 100;

  function moveTo(day: number): void {
    const next = Math.min(Math.max(day, first), last);
    setHeld(next);
    waits.current = true;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      waits.current = false;
      asked.current.push(next);
      choose(fromOrdinal(next));
    }, PAUSE);
  }

  const day = fromOrdinal(current);
  return (
    <section className="card axis" aria-label={t('loan.axis')}>
      <div className="axis-head">
        <div className="stepper">
          <Button size="small" icon={<LeftOutlined />} aria-label={t('day.before')} disabled={current <= first} onClick={() => moveTo(current - 1)} />
          <DayPicker label={t('loan.on')} value={day} from={loan.drawnOn} to={loan.lastDay} onChange={(chosen) => chosen && choose(chosen)} width={132} />
          <Button size="small" icon={<RightOutlined />} aria-label={t('day.after')} disabled={current >= last} onClick={() => moveTo(current + 1)} />
        </div>
        <span className="quiet axis-day">{t('loan.endOf', { day: longDayText(day, language) })}</span>
        {day === loan.bookDay ? null : (
          <Button size="small" type="link" onClick={() => moveTo(ordinal(loan.bookDay))}>
            {t('loan.toBookDay', { day: shortDayText(loan.bookDay, language) })}
          </Button>
        )}
        <ul className="legend axis-legend" aria-hidden="true">
          <li>
            <i className="mark-due" />
            {t('loan.mark.due')}
          </li>
          {TONES.filter(([tone]) => events.some((event) => event.kind !== 'Due' && event.tone === tone)).map(([tone, name]) => (
            <li key={tone}>
              <i className={`mark-${tone}`} />
              {t(name)}
            </li>
          ))}
        </ul>
      </div>
      <div className="axis-track">
        <div className="axis-marks" aria-hidden="true">
          {months(loan.drawnOn, fromOrdinal(last)).map((month) => (
            <span key={month} className="axis-month" style={{ left: `${at(month)}%` }}>
              {shortDayText(month, language).replace(/^1 |1日$/g, '')}
            </span>
          ))}
          {events.map((event, index) => (
            <span key={index} className="axis-mark" data-kind={event.kind === 'Due' ? 'due' : event.tone} title={`${event.day} · ${event.title}`} style={{ left: `${Math.min(100, at(event.day))}%` }} />
          ))}
        </div>
        <input
          type="range"
          className="axis-slider"
          aria-label={t('loan.axis')}
          aria-valuetext={longDayText(day, language)}
          min={first}
          max={last}
          step={1}
          value={current}
          onChange={(event) => moveTo(Number(event.target.value))}
        />
      </div>
    </section>
  );
}

/** Where the axis ends: a month after the last thing there is to see, though later days may be asked for. */
function endOf(loan: Loan, on: string): string {
  const latest = [loan.bookDay, loan.lastDue ?? loan.bookDay, on].reduce((a, b) => (a > b ? a : b));
  const end = plusDays(latest, 31);
  return end < loan.lastDay ? end : loan.lastDay;
}

/** First days of months on the axis, not more than a dozen. */
function months(from: string, to: string): string[] {
  const all: string[] = [];
  for (let month = firstOfMonth(from, 1); month <= to; month = firstOfMonth(month, 1)) all.push(month);
  const step = Math.ceil(all.length / 12);
  const shown = all.filter((_, index) => index % step === 0);
  // The last one must not run out of the axis.
  return shown.filter((month) => ordinal(to) - ordinal(month) > (ordinal(to) - ordinal(from)) * 0.03);
}
