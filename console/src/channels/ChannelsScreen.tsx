import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../api/client';
import type { ChannelHealth } from '../api/types';
import { Moment } from '../date/Moment';
import { Page, Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Count, Share } from '../number/Number';
import { Loaded, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';

const QUIET_AFTER = 28 * 24 * 3_600_000;

/** Whether it has not answered for so long that what it did last is history. */
export function isQuiet({ lastAnswerAt }: Pick<ChannelHealth, 'lastAnswerAt'>): boolean {
  return Date.now() - Date.parse(lastAnswerAt) > QUIET_AFTER;
}

/** How each bank, wallet, gateway and message provider does today, against what is usual for it. */
export default function ChannelsScreen() {
  const t = useT();
  const go = useNavigate();
  const query = useQuery({ queryKey: ['channels'], queryFn: () => body(api.GET('/api/v1/channels/health')), refetchInterval: 60_000 });
  const columns: Column<ChannelHealth>[] = [
    { key: 'channel', title: t('loans.channel'), width: 160, grow: true, narrow: 'title', cell: (row) => <Link to={`/channels/${encodeURIComponent(row.channel)}`}>{row.channel}</Link> },
    { key: 'kind', title: t('channels.kind'), width: 130, narrow: 'detail', cell: (row) => t.code('channelKind', row.kind) },
    { key: 'state', title: t('users.state'), width: 150, narrow: 'side', cell: (row) => <Health health={row} /> },
    { key: 'answers', title: t('channels.answers'), hint: t('channels.answers.hint'), width: 120, align: 'end', cell: (row) => <Count value={row.answers24h} /> },
    { key: 'failed', title: t('channels.failed'), hint: t('channels.failed.hint'), width: 110, align: 'end', narrow: 'detail-side', cell: (row) => <Share value={row.failedShare24h} digits={1} /> },
    { key: 'usual', title: t('channels.usual'), hint: t('channels.usual.hint'), width: 110, align: 'end', cell: (row) => <Share value={row.usualShare} digits={1} /> },
    { key: 'slow', title: t('channels.slow'), hint: t('channels.slow.hint'), width: 110, align: 'end', cell: (row) => <Share value={row.slowShare24h} digits={1} /> },
    { key: 'late', title: t('channels.late'), hint: t('channels.late.hint'), width: 120, align: 'end', cell: (row) => <Share value={row.lateShare24h} digits={1} /> },
    { key: 'last', title: t('channels.last'), width: 175, cell: (row) => <Moment value={row.lastAnswerAt} /> },
  ];
  return (
    <Page title={t('nav.channels')} text={t('channels.text')}>
      <Section flush>
        <Loaded query={query} lines={6}>
          {({ items }) => (
            <DataTable<ChannelHealth>
              label={t('nav.channels')}
              columns={columns}
              rows={items}
              rowKey={(row) => row.channel}
              onOpen={(row) => void go(`/channels/${encodeURIComponent(row.channel)}`)}
              rowTone={(row) => (row.openAlert ? 'bad' : undefined)}
              empty={<Nothing title={t('channels.none')} text={t('channels.none.text')} />}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

/** Whether it is out of order, with the way to what is done about it. */
export function Health({ health }: { health: Pick<ChannelHealth, 'openAlert' | 'incident' | 'lastAnswerAt'> }) {
  const t = useT();
  if (health.incident) return <Link to={`/incidents/${health.incident}`}><Tag tone="bad">{t('channels.incident')}</Tag></Link>;
  if (health.openAlert) return <Link to={`/alerts/${health.openAlert}`}><Tag tone="bad">{t('channels.alert')}</Tag></Link>;
  return isQuiet(health) ? <Tag tone="neutral">{t('channels.quiet')}</Tag> : <Tag tone="good">{t('channels.usually')}</Tag>;
}
