import { CheckCircleFilled, CloseCircleFilled, DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import type { Amount, LedgerLine, LedgerOfCurrency, TrialBalance } from '../api/types';
import { DayPicker } from '../date/Day';
import { Page, Section } from '../frame/Page';
import { useWords, type Translate } from '../i18n/language';
import { Money } from '../money/Money';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Loaded, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { csvOf, download } from './csv';
import { Outside } from './Outside';
import { rowsOf, type Row } from './rows';
import './ledger.css';

/** The trial balance of closed days. */
export default function LedgerScreen() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const mayClose = useRight('close.run');
  // Anybody may have typed the address: the server judges the days and names the one that is wrong.
  const span = { ...(search.get('from') ? { from: search.get('from') as string } : {}), ...(search.get('to') ? { to: search.get('to') as string } : {}) };
  const query = useQuery({
    queryKey: ['ledger', span],
    queryFn: ({ signal }) => body(api.GET('/api/v1/ledger', { params: { query: span }, signal })),
    placeholderData: keepPreviousData,
  });
  const closed = useQuery({ queryKey: ['closes', 'latest'], queryFn: () => body(api.GET('/api/v1/closes')) }).data;
  const balance = query.data;
  const choose = (word: 'from' | 'to', day: string | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (day) next.set(word, day);
        else next.delete(word);
        return next;
      },
      { replace: true },
    );
  return (
    <Page
      title={t('nav.ledger')}
      text={t('ledger.about')}
      actions={
        <>
          <DayPicker label={t('filter.from')} value={span.from ?? balance?.from ?? null} from={closed?.firstDay} to={span.to ?? balance?.to} onChange={(day) => choose('from', day)} />
          <span className="quiet">–</span>
          <DayPicker label={t('filter.to')} value={span.to ?? balance?.to ?? null} from={span.from ?? balance?.from} to={closed?.closedTo} onChange={(day) => choose('to', day)} />
          <Button icon={<DownloadOutlined />} disabled={!balance || balance.currencies.length === 0} onClick={() => balance && download(`trial-balance-${balance.from}-${balance.to}.csv`, trialCsv(balance, t))}>
            {t('ledger.csv')}
          </Button>
        </>
      }
    >
      <Loaded query={query} lines={14}>
        {(data) =>
          data.currencies.length === 0 ? (
            <Section>
              <Nothing title={t('ledger.empty')} text={t('ledger.empty.text')} action={mayClose ? <Link to="/closes">{t('nav.closes')}</Link> : undefined} />
            </Section>
          ) : (
            <div className={query.isPlaceholderData ? 'stale' : undefined} aria-busy={query.isPlaceholderData}>
              {data.currencies.map((currency) => (
                <OfCurrency key={currency.currency} currency={currency} from={data.from ?? ''} to={data.to ?? ''} />
              ))}
              <Outside />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function OfCurrency({ currency, from, to }: { currency: LedgerOfCurrency; from: string; to: string }) {
  const { t } = useWords();
  // An account that holds nothing says so once.
  const side = (account: (line: LedgerLine) => Amount | null | undefined, total?: (sums: LedgerOfCurrency) => Amount, nothing = false) =>
    function cell(row: Row) {
      if (row.of === 'kind') return null;
      const amount = row.of === 'account' ? account(row.line) : total?.(row.total);
      if (!amount) return nothing && row.of === 'account' && !row.line.closingDebit && !row.line.closingCredit ? <span className="quiet">–</span> : null;
      return row.of === 'total' ? (
        <strong>
          <Money value={amount} bare />
        </strong>
      ) : (
        <Money value={amount} bare quietZero />
      );
    };
  const columns: Column<Row>[] = [
    {
      key: 'account',
      title: t('ledger.account'),
      width: 200,
      grow: true,
      narrow: 'title',
      cell: (row) =>
        row.of === 'kind' ? (
          <span className="ledger-kind">{t.code('accountKind', row.kind)}</span>
        ) : row.of === 'total' ? (
          <strong className="ledger-total">{t('ledger.total')}</strong>
        ) : (
          <Link to={`/ledger/${row.line.account}?currency=${currency.currency}&from=${from}&to=${to}`}>{t.code('account', row.line.account)}</Link>
        ),
    },
    { key: 'openingDebit', title: t('ledger.openingDebit'), width: 124, align: 'end', cell: side((line) => line.openingDebit, (sums) => sums.openingDebit) },
    { key: 'openingCredit', title: t('ledger.openingCredit'), width: 124, align: 'end', cell: side((line) => line.openingCredit, (sums) => sums.openingCredit) },
    { key: 'debit', title: t('ledger.debit'), width: 124, align: 'end', narrow: 'detail', labelled: true, cell: side((line) => line.debit, (sums) => sums.debit) },
    { key: 'credit', title: t('ledger.credit'), width: 124, align: 'end', narrow: 'detail-side', labelled: true, cell: side((line) => line.credit, (sums) => sums.credit) },
    { key: 'closingDebit', title: t('ledger.closingDebit'), width: 124, align: 'end', narrow: 'side', labelled: true, cell: side((line) => line.closingDebit, (sums) => sums.closingDebit, true) },
    { key: 'closingCredit', title: t('ledger.closingCredit'), width: 124, align: 'end', narrow: 'side', labelled: true, cell: side((line) => line.closingCredit, (sums) => sums.closingCredit) },
    { key: 'entries', title: t('ledger.entries'), width: 84, align: 'end', cell: (row) => (row.of === 'account' ? <Count value={row.line.entries} quietZero /> : null) },
  ];
  return (
    <Section
      flush
      title={currency.currency}
      actions={
        <span className={currency.balanced ? 'ledger-mark tone-good' : 'ledger-mark tone-bad'} data-testid="balanced" data-balanced={currency.balanced}>
          {currency.balanced ? <CheckCircleFilled aria-hidden="true" /> : <CloseCircleFilled aria-hidden="true" />} {t(currency.balanced ? 'ledger.balanced' : 'ledger.notBalanced')}
        </span>
      }
    >
      <DataTable<Row>
        label={`${t('ledger.accounts')} ${currency.currency}`}
        columns={columns}
        rows={rowsOf(currency)}
        rowKey={(row) => (row.of === 'kind' ? row.kind : row.of === 'account' ? row.line.account : 'total')}
        rowTone={(row) => (row.of === 'total' && !row.total.balanced ? 'bad' : undefined)}
      />
    </Section>
  );
}

/** The trial balance as it is shown, with the codes of its accounts beside their names. */
function trialCsv(balance: TrialBalance, t: Translate): string {
  return csvOf([
    [t('loans.currency'), t('ledger.kind'), t('ledger.code'), t('ledger.account'), t('ledger.openingDebit'), t('ledger.openingCredit'), t('ledger.debit'), t('ledger.credit'), t('ledger.closingDebit'), t('ledger.closingCredit'), t('ledger.entries')],
    ...balance.currencies.flatMap((currency) =>
      rowsOf(currency).flatMap((row) => {
        if (row.of === 'kind') return [];
        if (row.of === 'total') return [[currency.currency, '', '', t('ledger.total'), currency.openingDebit.amount, currency.openingCredit.amount, currency.debit.amount, currency.credit.amount, currency.closingDebit.amount, currency.closingCredit.amount, '']];
        const { line } = row;
        return [[currency.currency, t.code('accountKind', line.kind), line.account, t.code('account', line.account), line.openingDebit?.amount, line.openingCredit?.amount, line.debit.amount, line.credit.amount, line.closingDebit?.amount, line.closingCredit?.amount, line.entries]];
      }),
    ),
  ]);
}
