import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, body } from '../api/client';
import { Problem } from '../api/problem';
import type { Right, Session } from '../api/types';

export const SESSION = ['session'] as const;

const KEPT = 'shouyue.signedIn';

/** Whether somebody was signed in here when the page was left: then the screen is worth loading ahead. Decides nothing. */
export function wasSignedIn(): boolean {
  return localStorage.getItem(KEPT) === 'true';
}

function remember(session: Session | null): void {
  // Before a first password is changed nothing else is to be asked for.
  if (session && !session.mustChangePassword) localStorage.setItem(KEPT, 'true');
  else localStorage.removeItem(KEPT);
}

const WHO = queryOptions({
  queryKey: SESSION,
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await body(api.GET('/api/v1/session'));
      remember(session);
      return session;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      remember(null);
      return null;
    }
  },
  staleTime: 60_000,
  retry: 1,
});

/** The session, `null` when nobody is signed in. */
export function useSessionQuery() {
  return useQuery(WHO);
}

/** Asks before anything is drawn. */
export function askWho(queries: QueryClient): void {
  void queries.prefetchQuery(WHO);
}

const Context = createContext<Session | null>(null);

export const SessionProvider = Context.Provider;

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('a session is used where nobody is signed in');
  return session;
}

export function useRight(right: Right): boolean {
  return useSession().rights.includes(right);
}

/** Ends the session here and at the server. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    try {
      await api.DELETE('/api/v1/session');
    } finally {
      enter(queries, null);
    }
  };
}

/** Another person, or nobody, is there now: nothing of the one before stays in memory. */
export function enter(queries: QueryClient, session: Session | null): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] });
  queries.setQueryData(SESSION, session);
  remember(session);
}
