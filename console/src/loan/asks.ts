import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Loan } from '../api/types';
import { isDay } from '../date/date';
import type { Language } from '../i18n/language';

/** A loan, with the tag that says whether it is still the same when something is recorded on it. */
export function askLoan(id: string, language: Language) {
  return queryOptions({
    queryKey: ['loan', id, language],
    queryFn: async () => {
      const { data, response } = await api.GET('/api/v1/loans/{id}', { params: { path: { id } } });
      return { loan: data as Loan, tag: response.headers.get('ETag') ?? undefined };
    },
  });
}

/** On which day and under which pack an address looks at a loan: on its own, when nothing else is said. */
export function lookedAt(loan: Loan, search: URLSearchParams): { on: string; policy: string } {
  const asked = search.get('on');
  return { on: isDay(asked) ? asked : loan.bookDay, policy: search.get('policy') ?? loan.pack };
}

/** Where the loan stands. */
export function askPosition(id: string, on: string, policy: string, language: Language) {
  return queryOptions({
    queryKey: ['loan', id, 'position', on, policy, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/position', { params: { path: { id }, query: { on, policy } }, signal })),
  });
}

/** Why it stands there. */
export function askExplanation(id: string, on: string, policy: string, language: Language) {
  return queryOptions({
    queryKey: ['loan', id, 'explanation', on, policy, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/explanation', { params: { path: { id }, query: { on, policy } }, signal })),
  });
}
