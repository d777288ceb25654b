import { instantText } from './date';

/** The reader's time zone, such as `Asia/Shanghai`. */
export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** An instant to the second, with the reader's time zone: `2026-03-10 16:05:09 (Asia/Shanghai)`. */
export function zonedText(instant: string): string {
  return `${instantText(instant)}:${String(new Date(instant).getSeconds()).padStart(2, '0')} (${zone()})`;
}
