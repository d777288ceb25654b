import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/**
 * Keeps a query fresh by the server's events while `active`. When events cannot be had, the query is asked again every
 * second.
 */
export function useLive<T>(key: QueryKey, url: string, active: boolean): void {
  const queries = useQueryClient();
  const name = JSON.stringify(key);
  useEffect(() => {
    if (!active) return undefined;
    let timer: number | undefined;
    const source = new EventSource(url);
    source.addEventListener('update', (event) => {
      queries.setQueryData<T>(JSON.parse(name) as QueryKey, JSON.parse((event as MessageEvent<string>).data) as T);
    });
    source.onerror = () => {
      // The server closes after the last event; asking once more tells whether that was it.
      source.close();
      timer ??= window.setInterval(() => void queries.invalidateQueries({ queryKey: JSON.parse(name) as QueryKey }), 1000);
    };
    return () => {
      source.close();
      if (timer !== undefined) window.clearInterval(timer);
    };
  }, [queries, name, url, active]);
}

const SETTLE = 400;

/**
 * Calls `changed` when the server tells of changes, however many come at once. The browser connects again by itself when
 * it is cut off.
 *
 * @returns whether the server is heard
 */
export function useChanges(url: string, changed: () => void): boolean {
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    let timer: number | undefined;
    const soon = (): void => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        changed();
      }, SETTLE);
    };
    const source = new EventSource(url);
    source.addEventListener('update', soon);
    source.onopen = () => setHeard(true);
    source.onerror = () => setHeard(false);
    return () => {
      source.close();
      window.clearTimeout(timer);
    };
  }, [url, changed]);
  return heard;
}
