import { CalendarOutlined } from '@ant-design/icons';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/language';
import { dayText, longDayText, type Day as DayValue } from './date';

const Calendar = lazy(() => import('./Calendar'));

/** The one way a day is shown: `long` in sentences and headings, the plain form in tables. */
export function Day({ value, long }: { value: DayValue | null | undefined; long?: boolean }) {
  const { language } = useWords();
  if (!value) return <span className="quiet">–</span>;
  return (
    <time className="number" dateTime={value} title={long ? undefined : longDayText(value, language)}>
      {long ? dayText(value, language) : value}
    </time>
  );
}

interface PickerProps {
  value: DayValue | null | undefined;
  onChange(day: DayValue | null): void;
  from?: DayValue | null;
  to?: DayValue | null;
  label: string;
  clearable?: boolean;
  disabled?: boolean;
  width?: number;
}

/**
 * The one date field. It shows the day as text; the calendar is loaded when somebody wants to choose another, so that a
 * screen that only shows a day stays light.
 */
export function DayPicker({ label, value, onChange, from, to, clearable = false, disabled, width = 138 }: PickerProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    // Back to the button, unless the person went elsewhere meanwhile.
    if (!open && closed.current && (document.activeElement === null || document.activeElement === document.body)) button.current?.focus();
    closed.current = false;
  }, [open]);
  const field = (
    <button ref={button} type="button" className="day-field" style={{ width }} disabled={disabled} aria-label={`${label}: ${value ?? '—'}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
      <span className={value ? 'number' : 'quiet'}>{value ?? label}</span>
      <CalendarOutlined aria-hidden="true" />
    </button>
  );
  if (!open) return field;
  return (
    <Suspense fallback={field}>
      <Calendar
        label={label}
        value={value}
        from={from}
        to={to}
        clearable={clearable}
        width={width}
        done={(day) => {
          closed.current = true;
          setOpen(false);
          if (day !== undefined && day !== value) onChange(day);
        }}
      />
    </Suspense>
  );
}
