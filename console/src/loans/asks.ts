import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, listed } from '../api/client';
import type { Language } from '../i18n/language';
import { askedText, queryOf } from './filters';

const PAGE = 100;

/** Whose kept views the list shows. */
export const SCREEN = 'loans';

/** The list that an address shows, page by page. */
export function askLoans(search: URLSearchParams, language: Language) {
  const asked = askedText(search);
  return infiniteQueryOptions({
    queryKey: ['loans', asked, language],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/loans', {
          params: { query: listed({ ...queryOf(new URLSearchParams(asked)), limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }) },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The lists that the person has kept by name. */
export const VIEWS = queryOptions({
  queryKey: ['views', SCREEN],
  queryFn: () => body(api.GET('/api/v1/views/{screen}', { params: { path: { screen: SCREEN } } })),
});
