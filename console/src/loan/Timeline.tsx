import { useState } from 'react';
import type { TimelineEvent } from '../api/types';
import { useT } from '../i18n/language';
import { Money } from '../money/Money';

interface Props {
  events: TimelineEvent[];
  on: string;
  bookDay: string;
  choose: (day: string) => void;
}

/** What happened and what followed from it, newest first; of what is still to come only the next, until asked. */
export function Timeline({ events, on, bookDay, choose }: Props) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (events.length === 0) return <p className="quiet">{t('loan.timeline.none')}</p>;
  const past = events.filter((event) => event.day <= bookDay);
  const coming = events.filter((event) => event.day > bookDay);
  const shown = [...past, ...(all ? coming : coming.slice(0, 1))].reverse();
  const hidden = coming.length - 1;
  return (
    <>
      {hidden > 0 ? (
        <button type="button" className="timeline-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'loan.timeline.less' : 'loan.timeline.more', { n: hidden })}
        </button>
      ) : null}
      <ol className="timeline" tabIndex={0} aria-label={t('loan.timeline')}>
        {shown.map((event, index) => (
          <li key={index} data-tone={event.kind === 'Due' ? 'due' : event.tone} data-later={event.day > on || undefined}>
            <button type="button" onClick={() => choose(event.day)} title={t('loan.timeline.go', { day: event.day })}>
              <time dateTime={event.day} className="number quiet">
                {event.day}
              </time>
              <span className="timeline-title">
                {event.title}
                {event.amount ? (
                  <span className="timeline-amount">
                    <Money value={event.amount} bare />
                  </span>
                ) : null}
              </span>
              {event.text ? <span className="quiet timeline-text">{event.text}</span> : null}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
