import createClient, { type Middleware } from 'openapi-fetch';
import { language } from '../i18n/language';
import { Problem } from './problem';
import type { paths } from './schema';

type Listener = () => void;
let sessionLost: Listener = () => undefined;

/** Calls `listener` when the server says that there is no session any more. */
export function onSessionLost(listener: Listener): void {
  sessionLost = listener;
}

export function csrfToken(cookies: string = document.cookie): string | undefined {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='));
  return found === undefined ? undefined : decodeURIComponent(found.slice('XSRF-TOKEN='.length));
}

/** Headers that every call carries; the token is read anew each time, since signing in changes it. */
export function headers(method: string): Record<string, string> {
  const token = method === 'GET' ? undefined : csrfToken();
  return { 'Accept-Language': language(), ...(token ? { 'X-XSRF-TOKEN': token } : {}) };
}

const rules: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headers(request.method))) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response, request }) {
    return response.ok ? undefined : refuse(response, new URL(request.url).pathname);
  },
};

async function refuse(response: Response, path: string): Promise<never> {
  const problem = await Problem.of(response);
  if (response.status === 401 && !path.endsWith('/session')) sessionLost();
  throw problem;
}

export const api = createClient<paths>({
  baseUrl: typeof window === 'undefined' ? 'http://127.0.0.1' : window.location.origin,
  // Looked up at each call, not bound at start.
  fetch: (request) => fetch(request),
});
api.use(rules);

/** The words that a list of loans is asked for in. */
export type LoanWords = NonNullable<paths['/api/v1/loans']['get']['parameters']['query']>;

/** Words from the address of a screen, which anybody may have typed: the server judges them and names the one that is wrong. */
export function listed(words: Record<string, string | number | string[]>): LoanWords {
  return words as LoanWords;
}

/** Whether a page that the server has beside the console would open; why not is thrown as a {@link Problem}. */
export async function opens(path: string): Promise<true> {
  // Anything is taken for an answer: who names HTML alone is taken for a browser, and led back here.
  const response = await fetch(path, { headers: { ...headers('GET'), Accept: '*/*' } });
  if (!response.ok) return refuse(response, path);
  await response.body?.cancel();
  return true;
}

/** The body of an answer. A refusal was thrown as a {@link Problem} before. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
