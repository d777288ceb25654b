import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import type { Happening } from '../api/types';
import { DayPicker } from '../date/Day';
import { isDay } from '../date/date';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { Typed } from '../frame/Typed';
import { useT } from '../i18n/language';
import { useRight } from '../session/session';
import { Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';
import { HAPPENING_KINDS } from './codes';
import { Rejected } from './Rejected';
import './happenings.css';

const WORDS = ['borrower', 'channel', 'kind', 'day', 'part'] as const;
const DAY = 86_400_000;

/** What was observed, in the order in which we came to know of it; and what came and could not be taken. */
export default function HappeningsScreen() {
  const t = useT();
  const maySeeRejected = useRight('happenings.write');
  const { asked, choose } = useAsked(WORDS);
  const rejected = maySeeRejected && asked.part === 'rejected';
  return (
    <Page
      fill
      title={t('nav.happenings')}
      text={t('happenings.text')}
      actions={
        maySeeRejected ? (
          <Choice<string>
            label={t('happenings.part')}
            value={rejected ? 'rejected' : ''}
            onChange={(value) => choose('part', value)}
            options={[
              { value: '', label: t('happenings.taken') },
              { value: 'rejected', label: t('happenings.rejected') },
            ]}
          />
        ) : undefined
      }
    >
      <div className="card card-flush loans-card">{rejected ? <Rejected /> : <Log />}</div>
    </Page>
  );
}

function Log() {
  const t = useT();
  const { asked, filtered, choose, clear } = useAsked(WORDS);
  const day = isDay(asked.day) ? asked.day : null;
  const query = useInfiniteQuery({
    queryKey: ['happenings', asked],
    queryFn: ({ pageParam }) => {
      const from = day ? new Date(`${day}T00:00:00`) : undefined;
      const words = {
        ...(asked.borrower ? { borrower: asked.borrower } : {}),
        ...(asked.channel ? { channel: asked.channel } : {}),
        ...(asked.kind ? { kind: asked.kind } : {}),
        ...(from ? { from: from.toISOString(), to: new Date(from.getTime() + DAY).toISOString() } : {}),
        limit: 100,
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      // What stands in the address may be anything: the server judges it.
      return body(api.GET('/api/v1/happenings', { params: { query: words as never } }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: Column<Happening>[] = [
    { key: 'text', title: t('happenings.what'), width: 300, grow: true, narrow: 'title', cell: (row) => <span title={row.id}>{row.text}</span> },
    { key: 'kind', title: t('happenings.kind'), width: 160, narrow: 'detail', cell: (row) => t.code('happening', row.kind) },
    { key: 'borrower', title: t('loans.borrower'), width: 130, cell: (row) => (row.borrower ? <Link to={`/loans?q=${encodeURIComponent(row.borrower)}`}>{row.borrower}</Link> : <span className="quiet">–</span>) },
    { key: 'channel', title: t('loans.channel'), width: 130, cell: (row) => (row.channel ? <Link to={`/channels/${encodeURIComponent(row.channel)}`}>{row.channel}</Link> : <span className="quiet">–</span>) },
    { key: 'at', title: t('happenings.at'), width: 150, narrow: 'detail-side', cell: (row) => <Moment value={row.at} /> },
    { key: 'known', title: t('happenings.known'), hint: t('happenings.known.hint'), width: 150, cell: (row) => <Moment value={row.known} /> },
    { key: 'source', title: t('happenings.source'), width: 110, cell: (row) => t.code('happeningSource', row.source) },
  ];
  return (
    <>
      <div className="filters" role="search" aria-label={t('audit.filters')}>
        <Choice<string> label={t('happenings.kind')} value={asked.kind ?? ''} onChange={(value) => choose('kind', value)} options={[{ value: '', label: t('happenings.anyKind') }, ...HAPPENING_KINDS.map((value) => ({ value, label: t.code('happening', value) }))]} />
        <Typed key={`b${asked.borrower ?? ''}`} label={t('loans.borrower')} value={asked.borrower ?? ''} apply={(value) => choose('borrower', value)} />
        <Typed key={`c${asked.channel ?? ''}`} label={t('loans.channel')} value={asked.channel ?? ''} apply={(value) => choose('channel', value)} />
        <DayPicker label={t('happenings.day')} value={day} onChange={(value) => choose('day', value)} clearable />
        {filtered ? (
          <Button type="text" onClick={clear}>
            {t('loans.clear')}
          </Button>
        ) : null}
      </div>
      <Paged<Happening> query={query} label={t('nav.happenings')} columns={columns} rowKey={(row) => String(row.sequence)} empty={<Nothing title={t(filtered ? 'happenings.none' : 'happenings.empty')} text={filtered ? undefined : t('happenings.empty.text')} />} />
    </>
  );
}
