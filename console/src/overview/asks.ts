import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { isDay } from '../date/date';
import type { Language } from '../i18n/language';

/** The figures that an address shows. */
export function askOverview(search: URLSearchParams, language: Language) {
  const on = isDay(search.get('on')) ? (search.get('on') ?? undefined) : undefined;
  const currency = search.get('currency') ?? undefined;
  const pack = search.get('pack') ?? undefined;
  return queryOptions({
    queryKey: ['overview', on, currency, pack, language],
    queryFn: () => body(api.GET('/api/v1/overview', { params: { query: { on, currency, pack } } })),
  });
}
