/** Civil days are text, `2026-03-10`; the browser's time zone never moves them. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS = 86_400_000;

export type Day = string;

export function isDay(text: string | null | undefined): text is Day {
  if (!text) return false;
  const match = DAY.exec(text);
  if (!match) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Days since 1970-01-01. */
export function ordinal(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS);
}

export function fromOrdinal(days: number): Day {
  return new Date(days * MILLISECONDS).toISOString().slice(0, 10);
}

export function plusDays(day: Day, days: number): Day {
  return fromOrdinal(ordinal(day) + days);
}

export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** First day of the month that is `months` after the month of `day`. */
export function firstOfMonth(day: Day, months = 0): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

export function daysInMonth(day: Day): number {
  return ordinal(firstOfMonth(day, 1)) - ordinal(firstOfMonth(day));
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(day: Day): number {
  return (ordinal(day) + 3) % 7;
}

function formatted(day: Day, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** `10 Mar 2026`, `2026年3月10日`. */
export function dayText(day: Day, locale: string): string {
  return formatted(day, locale, { day: 'numeric', month: locale === 'en' ? 'short' : 'long', year: 'numeric' });
}

/** `Tue 10 Mar 2026`, `2026年3月10日 周二`. */
export function longDayText(day: Day, locale: string): string {
  if (locale === 'en') return formatted(day, locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', '');
  return `${dayText(day, locale)} ${formatted(day, locale, { weekday: 'short' })}`;
}

/** `10 Mar`, `3月10日`. */
export function shortDayText(day: Day, locale: string): string {
  return formatted(day, locale, { day: 'numeric', month: locale === 'en' ? 'short' : 'long' });
}

/** `March 2026`, `2026年3月`. */
export function monthText(day: Day, locale: string): string {
  return formatted(day, locale, { month: 'long', year: 'numeric' });
}

/** An instant in the reader's time zone: `2026-03-10 16:05`. */
export function instantText(instant: string): string {
  const at = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** How long something took: `0.8 s`, `12 s`, `3 min 5 s`. */
export function durationText(seconds: number, locale: string): string {
  const number = (n: number, digits: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(n);
  if (seconds < 10) return `${number(seconds, 1)}\u00a0s`;
  if (seconds < 120) return `${number(Math.round(seconds), 0)}\u00a0s`;
  const minutes = Math.floor(seconds / 60);
  return `${number(minutes, 0)}\u00a0min ${Math.round(seconds - minutes * 60)}\u00a0s`;
}
