import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, type ReactNode } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { LedgerEntry, LedgerMovement } from '../api/types';
import { Day } from '../date/Day';
import { longDayText } from '../date/date';
import { Page } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { Count } from '../number/Number';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { csvOf, download } from './csv';
import './ledger.css';

/** An account of the ledger: its days, and behind a day its entries. */
export default function AccountScreen() {
  const { account = '' } = useParams();
  const [search] = useSearchParams();
  const words = Object.fromEntries(search);
  return words['on'] ? <Entries key={search.toString()} account={account} words={words} /> : <Days key={search.toString()} account={account} words={words} />;
}

interface Props {
  account: string;
  /** The words of the address; the server judges them. */
  words: Record<string, string>;
}

function only(words: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (words[name] ? [[name, words[name]]] : [])));
}

function addressOf(account: string, words: Record<string, string>): string {
  return `/ledger/${encodeURIComponent(account)}?${new URLSearchParams(words).toString()}`;
}

/** What was posted to the account day by day, the newest first. */
function Days({ account, words }: Props) {
  const { t } = useWords();
  const go = useNavigate();
  const asked = only(words, ['currency', 'from', 'to']);
  const query = useInfiniteQuery({
    queryKey: ['ledger', account, asked],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/ledger/{account}', { params: { path: { account }, query: { ...asked, limit: 60, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const more = useCallback(() => void query.fetchNextPage(), [query]);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const at = (row: LedgerMovement): string => addressOf(account, { ...asked, on: row.day, reason: row.reason });
  const columns: Column<LedgerMovement>[] = [
    { key: 'day', title: t('overview.day'), width: 130, narrow: 'detail', cell: (row) => <Day value={row.day} /> },
    { key: 'reason', title: t('ledger.why'), width: 220, grow: true, narrow: 'title', cell: (row) => <Link to={at(row)}>{t.code('entryReason', row.reason)}</Link> },
    { key: 'debit', title: t('ledger.debit'), width: 150, align: 'end', narrow: 'side', labelled: true, cell: (row) => <Money value={row.debit} bare quietZero /> },
    { key: 'credit', title: t('ledger.credit'), width: 150, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Money value={row.credit} bare quietZero /> },
    { key: 'entries', title: t('ledger.entries'), width: 110, align: 'end', cell: (row) => <Count value={row.entries} /> },
  ];
  const name = t.code('account', account);
  return (
    <AccountPage
      title={name}
      back={<Link to={`/ledger?${new URLSearchParams(only(words, ['from', 'to'])).toString()}`}>{t('nav.ledger')}</Link>}
      text={
        <>
          {asked['currency']} {asked['from'] || asked['to'] ? <span className="number">· {asked['from']} – {asked['to']}</span> : null}
        </>
      }
      query={query}
      save={rows.length === 0 ? undefined : () =>
        download(
          `${account}-${asked['currency'] ?? ''}.csv`,
          csvOf([[t('overview.day'), t('ledger.why'), t('ledger.debit'), t('ledger.credit'), t('ledger.entries')], ...rows.map((row) => [row.day, t.code('entryReason', row.reason), row.debit.amount, row.credit.amount, row.entries])]),
        )}
    >
      <DataTable<LedgerMovement>
        fill
        label={name}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.day}-${row.reason}`}
        onOpen={(row) => void go(at(row))}
        hasMore={query.hasNextPage}
        loadingMore={query.isFetchingNextPage}
        onMore={more}
        empty={<Nothing title={t('ledger.noDays')} />}
      />
    </AccountPage>
  );
}

/** The entries of a day, each with its loan. */
function Entries({ account, words }: Props) {
  const { t, language } = useWords();
  const asked = only(words, ['currency', 'on', 'reason']);
  const query = useInfiniteQuery({
    queryKey: ['ledger', account, 'entries', asked],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/ledger/{account}/entries', { params: { path: { account }, query: { ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const more = useCallback(() => void query.fetchNextPage(), [query]);
  const rows = query.data?.pages.flatMap((page) => page.items).map((entry, index) => ({ ...entry, index })) ?? [];
  const columns: Column<LedgerEntry & { index: number }>[] = [
    {
      key: 'loan',
      title: t('loans.id'),
      width: 220,
      grow: true,
      narrow: 'title',
      cell: (row) => (row.loan ? <Link to={`/loans/${encodeURIComponent(row.loan)}?part=ledger`}>{row.loan}</Link> : <span className="quiet">{t('ledger.wholeBook')}</span>),
    },
    { key: 'value', title: t('ledger.value'), width: 130, narrow: 'detail', cell: (row) => <Day value={row.valueDate} /> },
    { key: 'debit', title: t('ledger.debit'), width: 150, align: 'end', narrow: 'side', labelled: true, cell: (row) => (row.debit ? <Money value={row.debit} bare /> : null) },
    { key: 'credit', title: t('ledger.credit'), width: 150, align: 'end', narrow: 'side', labelled: true, cell: (row) => (row.credit ? <Money value={row.credit} bare /> : null) },
  ];
  const name = t.code('account', account);
  const day = asked['on'] ?? '';
  return (
    <AccountPage
      title={name}
      back={<Link to={addressOf(account, only(words, ['currency', 'from', 'to']))}>{name}</Link>}
      text={
        <>
          {asked['currency']} · {/^\d{4}-\d{2}-\d{2}$/.test(day) ? longDayText(day, language) : day} · {t.code('entryReason', asked['reason'] ?? '')}
        </>
      }
      query={query}
      save={rows.length === 0 ? undefined : () =>
        download(
          `${account}-${asked['currency'] ?? ''}-${day}.csv`,
          csvOf([[t('loans.id'), t('ledger.posted'), t('ledger.value'), t('ledger.why'), t('ledger.debit'), t('ledger.credit')], ...rows.map((row) => [row.loan, row.postedOn, row.valueDate, t.code('entryReason', row.reason), row.debit?.amount, row.credit?.amount])]),
        )}
    >
      <DataTable<LedgerEntry & { index: number }>
        fill
        label={t('ledger.entries')}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.index)}
        hasMore={query.hasNextPage}
        loadingMore={query.isFetchingNextPage}
        onMore={more}
        empty={<Nothing title={t('ledger.noEntries')} />}
      />
    </AccountPage>
  );
}

interface PageProps {
  title: string;
  back: ReactNode;
  text: ReactNode;
  query: { isError: boolean; isPending: boolean; error: unknown; refetch: () => unknown };
  save: (() => void) | undefined;
  children: ReactNode;
}

function AccountPage({ title, back, text, query, save, children }: PageProps) {
  const { t } = useWords();
  return (
    <Page
      fill
      title={title}
      back={back}
      text={text}
      actions={
        <Button icon={<DownloadOutlined />} disabled={!save} onClick={save}>
          {t('ledger.csv')}
        </Button>
      }
    >
      <div className="card card-flush loans-card">
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={12} />
          </div>
        ) : (
          children
        )}
      </div>
    </Page>
  );
}
