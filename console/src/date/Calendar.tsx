import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import { language } from '../i18n/language';
import type { Day } from './date';

interface Props {
  label: string;
  value: Day | null | undefined;
  from?: Day | null | undefined;
  to?: Day | null | undefined;
  clearable: boolean;
  width: number;
  /** With the day, with null when cleared, with nothing when it stays as it was. */
  done: (day?: Day | null) => void;
}

/** The calendar of a date field, open; a day can be typed too. */
export default function Calendar({ label, value, from, to, clearable, width, done }: Props) {
  dayjs.locale(language().toLowerCase());
  // The click that asked for it must be over: it would count as one beside the calendar, and close it.
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setOpen(true));
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <DatePicker
      aria-label={label}
      open={open}
      autoFocus
      defaultValue={value ? dayjs(value) : null}
      minDate={from ? dayjs(from) : undefined}
      maxDate={to ? dayjs(to) : undefined}
      allowClear={clearable}
      format="YYYY-MM-DD"
      showNow={false}
      style={{ width }}
      onChange={(chosen) => done(chosen ? chosen.format('YYYY-MM-DD') : null)}
      onOpenChange={(next) => {
        if (open && !next) done();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') done();
      }}
    />
  );
}
