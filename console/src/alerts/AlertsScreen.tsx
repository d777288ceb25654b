import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { useChanges } from '../api/live';
import type { Alert, AlertSummary } from '../api/types';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { Typed } from '../frame/Typed';
import { useT } from '../i18n/language';
import { Count } from '../number/Number';
import { useRight, useSession } from '../session/session';
import { Nothing } from '../state/States';
import { useAsked, type Asked } from '../table/asked';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';
import { ActButtons, useActs } from './acts';
import { ALERT_KINDS, ALERT_STATES, ALERTS, LEVELS, MOST_AT_ONCE } from './codes';
import { AlertState, Lead, LevelTag } from './state';
import './alerts.css';

const WORDS = ['state', 'level', 'kind', 'signal', 'owner', 'text', 'sort'] as const;
type Word = (typeof WORDS)[number];

/** What is about to go wrong, and who sees to it; it changes by itself while one looks. */
export default function AlertsScreen() {
  const t = useT();
  const go = useNavigate();
  const queries = useQueryClient();
  const mayManage = useRight('warnings.act');
  const list = useAsked(WORDS);
  const { asked } = list;
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const live = useChanges('/api/v1/alerts/live', useCallback(() => void queries.invalidateQueries({ queryKey: ALERTS }), [queries]));
  const summary = useQuery({ queryKey: [...ALERTS, 'summary'], queryFn: () => body(api.GET('/api/v1/alerts/summary')) });
  const query = useInfiniteQuery({
    queryKey: [...ALERTS, 'list', asked],
    // What stands in the address may be anything: the server judges it.
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/alerts', { params: { query: { state: 'OPEN', ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } as never } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const chosen = rows.filter((row) => marked.has(row.id));
  const clear = useCallback(() => setMarked(new Set()), []);
  const act = useActs();
  const mark = (row: Alert): void =>
    setMarked((before) => {
      const next = new Set(before);
      if (!next.delete(row.id) && next.size < MOST_AT_ONCE) next.add(row.id);
      return next;
    });

  const columns: Column<Alert>[] = [
    ...(mayManage ? [{ key: 'mark', title: '', width: 56, cell: (row) => <Checkbox checked={marked.has(row.id)} aria-label={t('alerts.mark', { subject: row.subject })} onChange={() => mark(row)} /> } satisfies Column<Alert>] : []),
    { key: 'level', title: t('alerts.level'), width: 100, narrow: 'side', cell: (row) => <LevelTag level={row.level} /> },
    { key: 'title', title: t('alerts.what'), width: 260, grow: true, narrow: 'title', cell: (row) => <Link to={`/alerts/${row.id}`} title={row.reasons.map((reason) => reason.sentence).join(' ')}>{row.title}<span className="quiet alert-why"> {row.reasons[0]?.sentence}</span></Link> },
    { key: 'subject', title: t('alerts.subject'), width: 150, narrow: 'detail', cell: (row) => <span title={t.code('alertKind', row.kind)}>{row.subject}</span> },
    { key: 'lead', title: t('alerts.lead'), hint: t('alerts.lead.hint'), width: 90, align: 'end', cell: (row) => <Lead hours={row.leadHours} /> },
    { key: 'times', title: t('alerts.times'), width: 70, align: 'end', cell: (row) => <Count value={row.times} /> },
    { key: 'last', title: t('alerts.last'), width: 150, narrow: 'detail-side', cell: (row) => <Moment value={row.lastAt} /> },
    { key: 'owner', title: t('alerts.owner'), width: 110, cell: (row) => row.owner ?? <span className="quiet">–</span> },
    { key: 'state', title: t('users.state'), width: 130, cell: (row) => <AlertState alert={row} /> },
  ];
  const keys: Record<string, (row: Alert) => void> = mayManage ? { x: mark, t: (row) => act.mutate({ ids: [row.id], act: 'TAKE' }) } : {};

  return (
    <Page fill title={t('nav.alerts')} text={t(live ? 'alerts.text' : 'alerts.text.still')}>
      {summary.data ? <Groups summary={summary.data} list={list} /> : null}
      <div className="card card-flush loans-card">
        <Filters list={list} />
        {chosen.length > 0 ? (
          <div className="alert-bulk" role="toolbar" aria-label={t('alerts.marked', { n: chosen.length })}>
            <span>{t('alerts.marked', { n: chosen.length })}</span>
            <ActButtons alerts={chosen} done={clear} />
            <Button type="text" onClick={clear}>
              {t('alerts.unmark')}
            </Button>
          </div>
        ) : mayManage && rows.length > 0 ? (
          <div className="alert-bulk">
            <Button size="small" onClick={() => setMarked(new Set(rows.slice(0, MOST_AT_ONCE).map((row) => row.id)))}>
              {t('alerts.markAll', { n: Math.min(rows.length, MOST_AT_ONCE) })}
            </Button>
            <span className="quiet alert-keys">{t('alerts.keys')}</span>
          </div>
        ) : null}
        <Paged<Alert>
          query={query}
          label={t('nav.alerts')}
          columns={columns}
          rowKey={(row) => String(row.id)}
          onOpen={(row) => void go(`/alerts/${row.id}`)}
          keys={keys}
          rowTone={(row) => (marked.has(row.id) ? 'chosen' : row.escalated && row.state === 'OPEN' ? 'bad' : undefined)}
          empty={<Nothing title={t(list.filtered ? 'alerts.none' : 'alerts.empty')} text={list.filtered ? undefined : t('alerts.empty.text')} />}
        />
      </div>
    </Page>
  );
}

/** The open ones by what raised them; a press shows one group. */
function Groups({ summary, list: { asked, choose } }: { summary: AlertSummary; list: Asked<Word> }) {
  const t = useT();
  const { user } = useSession();
  return (
    <div className="alert-groups" role="group" aria-label={t('alerts.groups')}>
      <Group title={t('alerts.all')} n={summary.open} on={!asked.signal && !asked.owner} press={() => (choose('signal', null), choose('owner', null))} />
      <Group title={t('alerts.mine')} n={summary.mine} on={asked.owner === user} press={() => choose('owner', asked.owner === user ? null : user)} />
      {summary.escalated > 0 ? <Group title={t('alerts.escalated')} n={summary.escalated} tone="bad" /> : null}
      {summary.bySignal.map((each) => (
        <Group key={each.signal} title={each.title} n={each.open} on={asked.signal === each.signal} press={() => choose('signal', asked.signal === each.signal ? null : each.signal)} />
      ))}
    </div>
  );
}

function Group({ title, n, on, press, tone }: { title: string; n: number; on?: boolean; press?: () => void; tone?: 'bad' }) {
  const inside = (
    <>
      {title} <Count value={n} />
    </>
  );
  if (!press) {
    return (
      <span className="alert-group" data-tone={tone}>
        {inside}
      </span>
    );
  }
  return (
    <button type="button" className="alert-group" aria-pressed={on} onClick={press}>
      {inside}
    </button>
  );
}

function Filters({ list: { asked, filtered, choose, clear } }: { list: Asked<Word> }) {
  const t = useT();
  return (
    <div className="filters" role="search" aria-label={t('audit.filters')}>
      <Choice<string> label={t('users.state')} value={asked.state ?? 'OPEN'} onChange={(value) => choose('state', value === 'OPEN' ? null : value)} options={ALERT_STATES.map((value) => ({ value, label: t.code('alertState', value) }))} />
      <Choice<string> label={t('alerts.level')} value={asked.level ?? ''} onChange={(value) => choose('level', value)} options={[{ value: '', label: t('alerts.anyLevel') }, ...LEVELS.map((value) => ({ value, label: t.code('alertLevel', value) }))]} />
      <Choice<string> label={t('alerts.subject')} value={asked.kind ?? ''} onChange={(value) => choose('kind', value)} options={[{ value: '', label: t('alerts.anyKind') }, ...ALERT_KINDS.map((value) => ({ value, label: t.code('alertKind', value) }))]} />
      <Choice<string> label={t('alerts.sort')} value={asked.sort ?? ''} onChange={(value) => choose('sort', value)} options={[{ value: '', label: t('alerts.sort.pressing') }, { value: 'newest', label: t('alerts.sort.newest') }]} />
      <Typed key={asked.text ?? ''} label={t('alerts.find')} value={asked.text ?? ''} apply={(value) => choose('text', value)} />
      {filtered ? (
        <Button type="text" onClick={clear}>
          {t('loans.clear')}
        </Button>
      ) : null}
    </div>
  );
}
