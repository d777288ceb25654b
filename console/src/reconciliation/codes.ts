import type { Finding } from '../api/types';
import type { Tone } from '../loan/StateTag';

/** The key of what is known of statements, orders and book. */
export const RECONCILIATION = ['reconciliation'];

export const CATEGORIES = ['MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'TWICE', 'NOT_IN_BOOK', 'REVERSED_IN_BOOK', 'STILL_IN_BOOK', 'LATE', 'MATCHED'] as const satisfies Finding['category'][];

export const CATEGORY_TONES: Record<Finding['category'], Tone> = { MISSING_HERE: 'bad', MISSING_THERE: 'warn', AMOUNT_DIFFERS: 'bad', TWICE: 'bad', NOT_IN_BOOK: 'bad', REVERSED_IN_BOOK: 'bad', STILL_IN_BOOK: 'bad', LATE: 'info', MATCHED: 'good' };

/** One finding among those of all days. */
export function findingKey(finding: Finding): string {
  return `${finding.channel} ${finding.day} ${finding.subject} ${finding.category}`;
}

/** What order, channel and book say of a finding, in minor units; `undefined` where that side was not asked. */
export interface Sides {
  order: number | null | undefined;
  channel: number | null | undefined;
  book: number | null | undefined;
}

const OF_THE_BOOK: ReadonlySet<Finding['category']> = new Set(['NOT_IN_BOOK', 'REVERSED_IN_BOOK', 'STILL_IN_BOOK']);

/** The book is held against the order, everything else against the statement of the channel. */
export function sidesOf(finding: Pick<Finding, 'category' | 'hereMinor' | 'thereMinor'>): Sides {
  const here = finding.hereMinor ?? null;
  const there = finding.thereMinor ?? null;
  return OF_THE_BOOK.has(finding.category) ? { order: there, channel: undefined, book: here } : { order: here, channel: there, book: undefined };
}

/** Minor units as the amount of a currency with so many decimals: 89975 and 2 make `899.75`. */
export function majorText(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return minor < 0 ? `-${text}` : text;
}
