import type { Key } from '../i18n/language';

/** How a filter is asked and written. */
export type Filter =
  | { key: string; title: Key; kind: 'choice'; facet: FacetName; codes?: string }
  | { key: string; title: Key; kind: 'range'; of: 'number' | 'amount' | 'day' }
  | { key: string; title: Key; kind: 'flag' }
  | { key: string; title: Key; kind: 'day' }
  | { key: string; title: Key; kind: 'movement' };

export type FacetName = 'state' | 'bucket' | 'pack' | 'currency' | 'product' | 'channel' | 'region' | 'creditClass';

export const MOVEMENTS = ['receivedToday', 'newlyPastDue', 'cured', 'carriedByTolerance', 'forgivenByGrace'] as const;

/** Everything that is shown can be filtered. */
export const FILTERS: Filter[] = [
  { key: 'state', title: 'loans.state', kind: 'choice', facet: 'state', codes: 'state' },
  { key: 'dpd', title: 'loans.dpd', kind: 'range', of: 'number' },
  { key: 'bucket', title: 'loans.bucket', kind: 'choice', facet: 'bucket' },
  { key: 'pastDue', title: 'loans.pastDue', kind: 'range', of: 'amount' },
  { key: 'principal', title: 'loans.principal', kind: 'range', of: 'amount' },
  { key: 'carried', title: 'loans.isCarried', kind: 'flag' },
  { key: 'penalty', title: 'loans.penalty', kind: 'range', of: 'amount' },
  { key: 'credit', title: 'loans.credit', kind: 'range', of: 'amount' },
  { key: 'nextDue', title: 'loans.nextDue', kind: 'range', of: 'day' },
  { key: 'pastDueSince', title: 'loans.pastDueSince', kind: 'range', of: 'day' },
  { key: 'drawn', title: 'loans.drawnOn', kind: 'range', of: 'day' },
  { key: 'pack', title: 'loans.pack', kind: 'choice', facet: 'pack' },
  { key: 'class', title: 'loans.creditClass', kind: 'choice', facet: 'creditClass', codes: 'class' },
  { key: 'currency', title: 'loans.currency', kind: 'choice', facet: 'currency' },
  { key: 'product', title: 'loans.product', kind: 'choice', facet: 'product' },
  { key: 'channel', title: 'loans.channel', kind: 'choice', facet: 'channel' },
  { key: 'region', title: 'loans.region', kind: 'choice', facet: 'region' },
  { key: 'dueOn', title: 'loans.dueOn', kind: 'day' },
  { key: 'movement', title: 'loans.movement', kind: 'movement' },
];

/** Words of the address that are the screen's own and no business of the server. */
const OWN = new Set(['columns']);

/** The words of the address that a filter uses. */
export function wordsOf(filter: Filter): string[] {
  switch (filter.kind) {
    case 'range':
      return [`${filter.key}From`, `${filter.key}To`];
    case 'movement':
      return ['movement', 'on'];
    case 'choice':
    case 'day':
    case 'flag':
      return [filter.key];
  }
}

export function isSet(filter: Filter, search: URLSearchParams): boolean {
  return wordsOf(filter).some((word) => word !== 'on' && search.has(word));
}

/** The address with a filter's words replaced; empty values are left out. */
export function withFilter(filter: Filter, values: Record<string, string[]>, search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const word of wordsOf(filter)) {
    next.delete(word);
    for (const value of values[word] ?? []) if (value !== '') next.append(word, value);
  }
  return next;
}

export function withWord(word: string, value: string, search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === '') next.delete(word);
  else next.set(word, value);
  return next;
}

/**
 * What is asked of the server: every word of the address but the screen's own. Words that nobody knows go along, so that
 * the server says what is wrong with them instead of the list being silently another one.
 */
export function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const word of new Set(search.keys())) {
    if (OWN.has(word)) continue;
    const values = search.getAll(word);
    const [only] = values;
    if (only !== undefined) query[word] = values.length === 1 ? only : values;
  }
  return query;
}

/** The same as text, words in a fixed order: two addresses that mean the same are the same text. */
export function queryText(search: URLSearchParams): string {
  const own = new URLSearchParams();
  for (const [word, value] of search) if (!OWN.has(word)) own.append(word, value);
  own.sort();
  return own.toString();
}

/** Who has to be seen to first in the morning: past due, the newest first; what is charged off or settled comes last. */
export const USUAL_ORDER = 'attention';

/** What is asked of the server: the order too where the address has none. */
export function askedText(search: URLSearchParams): string {
  const asked = new URLSearchParams(search);
  if (!asked.has('sort')) asked.set('sort', USUAL_ORDER);
  return queryText(asked);
}

/** Only the filters: neither the order nor the columns. */
export function filterText(search: URLSearchParams): string {
  const text = new URLSearchParams(queryText(search));
  text.delete('sort');
  return text.toString();
}

/** Lists that people open every day. */
export const USUAL_VIEWS: { title: Key; query: string }[] = [
  { title: 'view.all', query: '' },
  { title: 'view.pastDue', query: 'sort=-dpd&state=PAST_DUE' },
  { title: 'view.pending', query: 'state=PENDING' },
  { title: 'view.tolerated', query: 'state=TOLERATED' },
  { title: 'view.small', query: 'pastDueFrom=0.01&pastDueTo=10&sort=-dpd' },
];
