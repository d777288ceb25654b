import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { BrowserRouter } from 'react-router';
import { onSessionLost } from '../api/client';
import { asProblem, Problem } from '../api/problem';
import { LanguageProvider, useWords, withWords, type Catalogue, type Language } from '../i18n/language';
import { SESSION, SessionProvider, useSessionQuery } from '../session/session';
import { Failed, Loading } from '../state/States';
import { SchemeProvider, useScheme } from '../theme/scheme';
import { themeOf } from '../theme/tokens';

// Who is signed in needs no form; who is not, no screens.
const SignIn = lazy(withWords('session', () => import('../session/SignIn')));
const FirstPassword = lazy(withWords('session', () => import('../session/FirstPassword')));
const Screens = lazy(() => import('./routes'));

/** What the server answered, for the whole console. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only what may pass by itself is tried again.
      retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
});

export function Console({ first }: { first: { language: Language; catalogue: Catalogue } }) {
  return (
    <LanguageProvider first={first}>
      <SchemeProvider>
        <QueryClientProvider client={queries}>
          <Dressed />
        </QueryClientProvider>
      </SchemeProvider>
    </LanguageProvider>
  );
}

function Dressed() {
  const { catalogue } = useWords();
  const { scheme, still } = useScheme();
  const theme = useMemo(() => themeOf(scheme, still), [scheme, still]);
  return (
    <ConfigProvider theme={theme} locale={catalogue.antd} button={{ autoInsertSpace: false }}>
      <BrowserRouter>
        <Door />
      </BrowserRouter>
    </ConfigProvider>
  );
}

/** Who is there decides what is shown: sign-in, the first change of the password, or the console. */
function Door() {
  const client = useQueryClient();
  const { language } = useWords();
  const query = useSessionQuery();
  const ended = useRef(false);

  useEffect(
    () =>
      onSessionLost(() => {
        ended.current = true;
        client.setQueryData(SESSION, null);
      }),
    [client],
  );

  // Texts come from the server in the reader's language.
  const before = useRef(language);
  useEffect(() => {
    if (before.current === language) return;
    before.current = language;
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
  }, [client, language]);

  if (query.data === undefined) {
    return query.isError ? (
      <main className="page entrance">
        <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
      </main>
    ) : (
      <Opening />
    );
  }
  if (query.data === null) {
    return (
      <Suspense fallback={<Opening />}>
        <SignIn ended={ended.current} />
      </Suspense>
    );
  }
  ended.current = false;
  return (
    <Suspense fallback={<Opening />}>
      {query.data.mustChangePassword ? (
        <FirstPassword session={query.data} />
      ) : (
        <SessionProvider value={query.data}>
          <Screens />
        </SessionProvider>
      )}
    </Suspense>
  );
}

function Opening() {
  return (
    <main className="page entrance">
      <div className="opening">
        <Loading lines={3} />
      </div>
    </main>
  );
}
