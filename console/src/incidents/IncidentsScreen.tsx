import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Incident } from '../api/types';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { useT } from '../i18n/language';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { IncidentForm } from './IncidentForm';
import { INCIDENTS, IncidentState, KINDS, STATES } from './state';
import './incidents.css';

/** What went wrong on our side, and how far it is made good. */
export default function IncidentsScreen() {
  const t = useT();
  const go = useNavigate();
  const mayManage = useRight('incidents.manage');
  const [telling, setTelling] = useState(false);
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((one) => one === search.get('state'));
  const kind = KINDS.find((one) => one === search.get('kind'));
  const query = useInfiniteQuery({
    queryKey: [...INCIDENTS, 'list', state, kind],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/incidents', { params: { query: { limit: 100, ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const more = useCallback(() => void query.fetchNextPage(), [query]);

  function choose(word: 'state' | 'kind', value: string): void {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(word, value);
        else next.delete(word);
        return next;
      },
      { replace: true },
    );
  }

  const columns: Column<Incident>[] = [
    { key: 'reason', title: t('incidents.reason'), width: 220, grow: true, narrow: 'title', cell: (row) => <Link to={`/incidents/${row.id}`} title={row.reason}>{row.reason}</Link> },
    { key: 'state', title: t('users.state'), width: 140, narrow: 'side', cell: (row) => <IncidentState incident={row} /> },
    { key: 'kind', title: t('incidents.kind'), width: 150, cell: (row) => [t.code('incidentKind', row.kind), row.channel].filter(Boolean).join(' · ') },
    { key: 'from', title: t('incidents.from'), width: 150, narrow: 'detail', cell: (row) => <Moment value={row.from} /> },
    { key: 'to', title: t('incidents.to'), width: 170, cell: (row) => <Moment value={row.to} /> },
    { key: 'author', title: t('incidents.author'), width: 100, narrow: 'detail-side', cell: (row) => row.author },
    { key: 'at', title: t('incidents.at'), width: 160, cell: (row) => <Moment value={row.createdAt} /> },
  ];
  return (
    <Page
      fill
      title={t('nav.incidents')}
      text={t('incidents.text')}
      actions={
        mayManage ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTelling(true)}>
            {t('incidents.new')}
          </Button>
        ) : null
      }
    >
      <div className="card card-flush loans-card">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Choice label={t('users.state')} value={state ?? ''} onChange={(value) => choose('state', value)} options={[{ value: '', label: t('incidents.anyState') }, ...STATES.map((value) => ({ value, label: t.code('incident', `PROTECT.${value}`) }))]} />
          <Choice label={t('incidents.kind')} value={kind ?? ''} onChange={(value) => choose('kind', value)} options={[{ value: '', label: t('incidents.anyKind') }, ...KINDS.map((value) => ({ value, label: t.code('incidentKind', value) }))]} />
        </div>
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={8} />
          </div>
        ) : (
          <DataTable<Incident>
            fill
            label={t('nav.incidents')}
            columns={columns}
            rows={query.data.pages.flatMap((page) => page.items)}
            rowKey={(row) => String(row.id)}
            onOpen={(row) => void go(`/incidents/${row.id}`)}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={more}
            empty={<Nothing title={t('incidents.none')} text={mayManage ? t('incidents.none.text') : undefined} />}
          />
        )}
      </div>
      {telling ? <IncidentForm close={() => setTelling(false)} made={(id) => void go(`/incidents/${id}`)} /> : null}
    </Page>
  );
}
