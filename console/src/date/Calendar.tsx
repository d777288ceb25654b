import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
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
  return (
    <DatePicker
      aria-label={label}
      open
      autoFocus
      defaultValue={value ? dayjs(value) : null}
      minDate={from ? dayjs(from) : undefined}
      maxDate={to ? dayjs(to) : undefined}
      allowClear={clearable}
      format="YYYY-MM-DD"
      showNow={false}
      style={{ width }}
      onChange={(chosen) => done(chosen ? chosen.format('YYYY-MM-DD') : null)}
      onOpenChange={(open) => {
        if (!open) done();
      }}
      onKeyDown={(event) => {
        // Escape closes this alone, not what it stands in; Enter must not press the button that comes back in its place.
        if (event.key === 'Escape') {
          event.stopPropagation();
          done();
        } else if (event.key === 'Enter') {
          event.preventDefault();
        }
      }}
    />
  );
}
