import { Button } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { asProblem, type Problem } from '../api/problem';
import { useT, withWords } from '../i18n/language';

const RightSentence = lazy(withWords('state', () => import('./RightSentence')));

/** A place with nothing in it, and what to do about that. */
export function Nothing({ title, text, action }: { title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="state" role="status">
      <svg width="56" height="40" viewBox="0 0 56 40" aria-hidden="true" className="state-art">
        <rect x="1" y="7" width="54" height="32" rx="5" />
        <path d="M9 18h20M9 26h30" />
        <circle cx="46" cy="9" r="7" />
        <path d="M43 9l2.2 2.2L49 7.2" />
      </svg>
      <h3>{title}</h3>
      {text ? <p>{text}</p> : null}
      {action}
    </div>
  );
}

/** Something went wrong: what, and how to go on. */
export function Failed({ problem, retry, action }: { problem: Problem; retry?: () => void; action?: ReactNode }) {
  const t = useT();
  if (problem.status === 403 && problem.kind !== 'csrf') return <NoRight right={problem.right} />;
  if (problem.status === 404) return <Nothing title={t('state.notFound')} text={problem.message} action={<Link to="/">{t('state.toStart')}</Link>} />;
  return (
    <div className="state" role="alert">
      <h3>{problem.status === 0 ? t('state.unreachable') : problem.status === 400 ? t('state.badRequest') : t('state.failed')}</h3>
      {problem.errors.length === 1 && problem.errors[0]?.message === problem.message ? null : <p>{problem.status === 0 ? t('state.unreachable.text') : problem.message}</p>}
      {problem.errors.length > 0 ? (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.field + error.message}>
              <code>{error.field}</code> {error.message}
            </li>
          ))}
        </ul>
      ) : null}
      {action ?? (retry ? <Button onClick={retry}>{t('state.retry')}</Button> : null)}
    </div>
  );
}

/** The person may not see this. */
export function NoRight({ right }: { right?: string | undefined }) {
  const t = useT();
  return (
    <div className="state" role="status" data-state="no-right">
      <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" className="state-art">
        <rect x="7" y="17" width="26" height="18" rx="4" />
        <path d="M13 17v-5a7 7 0 0 1 14 0v5M20 24v5" />
      </svg>
      <h3>{t('state.noRight')}</h3>
      <p>{right ? <Suspense fallback={t('state.noRight.plain')}><RightSentence right={right} /></Suspense> : t('state.noRight.plain')}</p>
    </div>
  );
}

export function Loading({ lines = 5 }: { lines?: number }) {
  const t = useT();
  return (
    <div className="loading" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="bone" />
      ))}
    </div>
  );
}

/** What a query has: its data, that it is on its way, or why not. */
export function Loaded<T>({ query, lines, children }: { query: UseQueryResult<T>; lines?: number; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  return <Loading lines={lines} />;
}
