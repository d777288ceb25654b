import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Reject } from '../api/types';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Failed, Loading } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';

/** The lines that were not taken, each with its reason; to be downloaded, mended and brought in again. */
export function Rejects({ id, rejected, version }: { id: string; rejected: number; version: string }) {
  const { t, language } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['rejects', id, version, language],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/imports/{id}/rejects', { params: { path: { id }, query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<Reject>[] = [
    { key: 'file', title: t('rejects.file'), width: 160, narrow: 'detail', cell: (row) => row.file },
    { key: 'line', title: t('rejects.line'), width: 60, align: 'end', narrow: 'side', labelled: true, cell: (row) => <span className="number">{row.line}</span> },
    { key: 'column', title: t('rejects.column'), width: 100, cell: (row) => (row.column ? <code>{row.column}</code> : null) },
    { key: 'value', title: t('rejects.value'), width: 165, narrow: 'detail-side', cell: (row) => (row.value ? <code title={row.value}>{row.value}</code> : null) },
    { key: 'problem', title: t('rejects.problem'), width: 270, grow: true, narrow: 'title', cell: (row) => <span title={row.problem}>{row.problem}</span> },
    { key: 'expected', title: t('rejects.expected'), width: 255, cell: (row) => (row.expected ? <span title={row.expected}>{row.expected}</span> : null) },
  ];
  return (
    <Section
      flush
      title={t('rejects.title', { n: rejected })}
      hint={t('rejects.text')}
      actions={
        <Button icon={<DownloadOutlined />} href={`/api/v1/imports/${encodeURIComponent(id)}/rejects.csv?lang=${language === 'en' ? 'en' : 'zh'}`} download>
          {t('rejects.download')}
        </Button>
      }
    >
      {query.isError ? (
        <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <div className="pad">
          <Loading lines={3} />
        </div>
      ) : (
        <div className={rows.length > 80 ? 'rejects-long' : 'rejects-few'}>
          <DataTable<Reject>
            label={t('rejects.label')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.file}:${row.line}:${row.column ?? ''}:${row.problem}`}
            fill={rows.length > 80}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
            total={rejected}
          />
        </div>
      )}
    </Section>
  );
}
