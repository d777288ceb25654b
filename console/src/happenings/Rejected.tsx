import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { RejectedHappening } from '../api/types';
import { Moment } from '../date/Moment';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Nothing } from '../state/States';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';

const REJECTED = ['happenings', 'rejected'];

/** What came and could not be taken, why, and trying it again when the reason is gone. */
export function Rejected() {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const query = useInfiniteQuery({
    queryKey: REJECTED,
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/happenings/rejected', { params: { query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const after = {
    onError: (error: unknown) => void message.error(asProblem(error).message),
    onSettled: () => queries.invalidateQueries({ queryKey: REJECTED }),
  };
  const one = useMutation({
    mutationFn: (number: number) => body(api.POST('/api/v1/happenings/rejected/{number}/replay', { params: { path: { number } } })),
    onSuccess: (row) => void (row.replayedAt ? message.success(t('happenings.replayed', { n: 1 })) : message.warning(row.problem)),
    ...after,
  });
  const all = useMutation({
    mutationFn: () => body(api.POST('/api/v1/happenings/rejected/replay')),
    onSuccess: ({ taken }) => void message.success(t('happenings.replayed', { n: taken })),
    ...after,
  });
  const columns: Column<RejectedHappening>[] = [
    { key: 'problem', title: t('happenings.problem'), width: 260, grow: true, narrow: 'title', cell: (row) => <span title={row.problem}>{row.field ? <code>{row.field}</code> : null} {row.problem}</span> },
    { key: 'content', title: t('happenings.content'), width: 300, narrow: 'more', cell: (row) => <code title={row.content}>{row.content}</code> },
    { key: 'source', title: t('happenings.source'), width: 110, narrow: 'detail', cell: (row) => t.code('happeningSource', row.source) },
    { key: 'received', title: t('happenings.received'), width: 150, narrow: 'detail-side', cell: (row) => <Moment value={row.received} /> },
    { key: 'do', title: t('users.actions'), width: 130, align: 'end', narrow: 'side', cell: (row) => (row.replayedAt ? <Tag tone="good">{t('happenings.done')}</Tag> : <Button size="small" loading={one.isPending && one.variables === row.number} aria-label={t('happenings.replay.of', { problem: row.problem })} onClick={() => one.mutate(row.number)}>{t('happenings.replay')}</Button>) },
  ];
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="filters">
        <span className="quiet">{t('happenings.rejected.text')}</span>
        <span className="happening-end">
          <Button disabled={!rows.some((row) => !row.replayedAt)} loading={all.isPending} onClick={() => all.mutate()}>
            {t('happenings.replayAll')}
          </Button>
        </span>
      </div>
      <Paged<RejectedHappening> query={query} label={t('happenings.rejected')} columns={columns} rowKey={(row) => String(row.number)} empty={<Nothing title={t('happenings.rejected.none')} />} />
    </>
  );
}
