import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { Failed, Loading } from '../state/States';
import { DataTable, type Column } from './DataTable';

interface Props<Row> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  label: string;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  keys?: Record<string, (row: Row) => void>;
  rowTone?: (row: Row) => 'bad' | 'warn' | 'chosen' | undefined;
  empty: ReactNode;
}

/** A list that comes page by page as one scrolls: its rows, that they are on their way, or why not. */
export function Paged<Row>({ query, ...table }: Props<Row>) {
  const { fetchNextPage } = query;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (query.data) {
    return <DataTable<Row> fill {...table} rows={query.data.pages.flatMap((page) => page.items)} hasMore={query.hasNextPage} loadingMore={query.isFetchingNextPage} onMore={more} />;
  }
  if (query.isError) return <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  return (
    <div className="pad">
      <Loading lines={8} />
    </div>
  );
}
