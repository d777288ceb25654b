import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { useWords } from '../i18n/language';
import { useSession } from '../session/session';

/** The policy packs in force; nothing where the person may not read them. */
export function usePacks() {
  const { language } = useWords();
  const { rights } = useSession();
  return useQuery({
    queryKey: ['packs', language],
    queryFn: () => body(api.GET('/api/v1/packs')),
    staleTime: Infinity,
    enabled: rights.includes('packs.read'),
  });
}
