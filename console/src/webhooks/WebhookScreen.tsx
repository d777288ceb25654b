import { ReloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useCallback } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Delivery, Webhook } from '../api/types';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag, type Tone } from '../loan/StateTag';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { WEBHOOKS, WebhookState } from './state';

const TONES: Record<Delivery['state'], Tone> = { WAITING: 'info', DELIVERED: 'good', DEAD: 'bad' };
const STATES = ['WAITING', 'DELIVERED', 'DEAD'] as const;
type State = (typeof STATES)[number];

/** What was sent to an endpoint, what waits, what was given up. */
export default function WebhookScreen() {
  const t = useT();
  const id = Number(useParams()['id']);
  const mayReplay = useRight('events.replay');
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((one) => one === search.get('state'));
  const webhook = useQuery({ queryKey: [...WEBHOOKS, id], queryFn: () => body(api.GET('/api/v1/webhooks/{id}', { params: { path: { id } } })) });
  const query = useInfiniteQuery({
    queryKey: [...WEBHOOKS, id, 'deliveries', state],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id }, query: { limit: 100, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const more = useCallback(() => void query.fetchNextPage(), [query]);
  const replay = useReplay(id);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<Delivery>[] = [
    { key: 'created', title: t('audit.at'), width: 164, narrow: 'detail', cell: (row) => <Moment value={row.createdAt} /> },
    { key: 'type', title: t('delivery.type'), width: 280, grow: true, narrow: 'title', cell: (row) => <code title={row.event}>{row.type}</code> },
    { key: 'subject', title: t('audit.subject'), width: 150, narrow: 'detail-side', cell: (row) => <code>{row.subject}</code> },
    { key: 'state', title: t('users.state'), width: 110, narrow: 'side', cell: (row) => <Tag tone={TONES[row.state]}>{t.code('delivery', row.state)}</Tag> },
    { key: 'attempts', title: t('delivery.attempts'), width: 90, align: 'end', cell: (row) => row.attempts },
    { key: 'answer', title: t('delivery.answer'), width: 200, cell: (row) => <span title={row.lastAnswer ?? undefined}>{row.lastFailure ?? row.lastStatus}</span> },
    { key: 'due', title: t('delivery.due'), width: 150, cell: (row) => <Moment value={row.dueAt} /> },
    ...(mayReplay
      ? [
          {
            key: 'do',
            title: t('users.actions'),
            width: 120,
            align: 'end',
            cell: (row) => (
              <Button size="small" onClick={() => replay.mutate({ event: row.event })}>
                {t('delivery.replay')}
              </Button>
            ),
          } satisfies Column<Delivery>,
        ]
      : []),
  ];
  if (webhook.isError) {
    return (
      <Page title={t('nav.webhooks')} back={<Link to="/webhooks">{t('nav.webhooks')}</Link>}>
        <Failed problem={asProblem(webhook.error)} retry={() => void webhook.refetch()} />
      </Page>
    );
  }
  return (
    <Page
      fill
      title={webhook.data?.url ?? t('nav.webhooks')}
      back={<Link to="/webhooks">{t('nav.webhooks')}</Link>}
      text={webhook.data ? <About webhook={webhook.data} /> : null}
      actions={
        mayReplay ? (
          <Button icon={<ReloadOutlined />} disabled={!webhook.data?.dead} onClick={() => replay.mutate({ dead: true })}>
            {t('delivery.replayDead')}
          </Button>
        ) : null
      }
    >
      <div className="card card-flush loans-card">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Choice<State | ''>
            label={t('users.state')}
            value={state ?? ''}
            onChange={(value) => setSearch(value ? { state: value } : {}, { replace: true })}
            options={[{ value: '', label: t('delivery.anyState') }, ...STATES.map((value) => ({ value, label: t.code('delivery', value) }))]}
          />
          <Button type="text" loading={query.isRefetching} onClick={() => void query.refetch()}>
            {t('delivery.renew')}
          </Button>
        </div>
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={12} />
          </div>
        ) : (
          <DataTable<Delivery>
            fill
            label={t('delivery.list')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.event}
            hasMore={query.hasNextPage}
            loadingMore={query.isFetchingNextPage}
            onMore={more}
            empty={<Nothing title={t(state === 'DEAD' ? 'delivery.noneDead' : state ? 'delivery.noneOf' : 'delivery.none')} text={state ? undefined : t('delivery.none.text')} />}
          />
        )}
      </div>
    </Page>
  );
}

function useReplay(id: number) {
  const t = useT();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (what: { event: string } | { dead: true }) => body(api.POST('/api/v1/webhooks/{id}/replays', { params: { path: { id } }, body: what })),
    onSuccess: async (result) => {
      void message.success(t('delivery.replayed', { n: result.events }));
      await queries.invalidateQueries({ queryKey: WEBHOOKS });
    },
    onError: (error) => void message.error(asProblem(error).message),
  });
}

function About({ webhook }: { webhook: Webhook }) {
  const t = useT();
  return (
    <>
      <WebhookState webhook={webhook} /> {webhook.description}
      {webhook.disabledReason && webhook.disabledReason !== 'OPERATOR' ? <Alert className="gap" type="warning" showIcon title={t(webhook.disabledReason === 'GONE' ? 'webhooks.gone.text' : 'webhooks.gaveUp.text')} /> : null}
    </>
  );
}
