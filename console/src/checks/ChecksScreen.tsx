import { SettingOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../api/client';
import type { PostLoanCheck } from '../api/types';
import { Day } from '../date/Day';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { Typed } from '../frame/Typed';
import { useT } from '../i18n/language';
import { Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';
import { CHECK_REASONS, CHECK_STATES, CHECKS } from './codes';
import { Plans } from './Plans';
import { CheckState } from './state';
import './checks.css';

const WORDS = ['state', 'reason', 'owner', 'q'] as const;

/** Borrowers to be looked at again: on schedule, by an event, or by the draw of a sample. */
export default function ChecksScreen() {
  const t = useT();
  const go = useNavigate();
  const [plans, setPlans] = useState(false);
  const { asked, filtered, choose, clear } = useAsked(WORDS);
  const query = useInfiniteQuery({
    queryKey: [...CHECKS, 'list', asked],
    // What stands in the address may be anything: the server judges it.
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/checks', { params: { query: { ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } as never } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: Column<PostLoanCheck>[] = [
    { key: 'borrower', title: t('loans.borrower'), width: 150, narrow: 'title', cell: (row) => <Link to={`/checks/${row.id}`}>{row.borrower}</Link> },
    { key: 'state', title: t('users.state'), width: 130, narrow: 'side', cell: (row) => <CheckState check={row} /> },
    { key: 'why', title: t('checks.why'), width: 260, grow: true, narrow: 'more', cell: (row) => <span title={row.why}>{row.title} <span className="quiet">{row.why}</span></span> },
    { key: 'loans', title: t('nav.loans'), width: 160, cell: (row) => row.loans.slice(0, 2).map((loan) => <Link key={loan} className="check-loan" to={`/loans/${encodeURIComponent(loan)}`}>{loan}</Link>).concat(row.loans.length > 2 ? [<span key="more" className="quiet">+{row.loans.length - 2}</span>] : []) },
    { key: 'due', title: t('checks.due'), width: 120, narrow: 'detail', cell: (row) => <Day value={row.dueOn} /> },
    { key: 'owner', title: t('alerts.owner'), width: 120, narrow: 'detail-side', cell: (row) => row.owner ?? <span className="quiet">–</span> },
    { key: 'last', title: t('checks.last'), width: 130, cell: (row) => <Day value={row.lastDoneOn} /> },
  ];
  return (
    <Page
      fill
      title={t('nav.checks')}
      text={t('checks.text')}
      actions={
        <Button icon={<SettingOutlined />} onClick={() => setPlans(true)}>
          {t('checks.plans')}
        </Button>
      }
    >
      <div className="card card-flush loans-card">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Choice<string> label={t('users.state')} value={asked.state ?? ''} onChange={(value) => choose('state', value)} options={[{ value: '', label: t('checks.anyState') }, ...CHECK_STATES.map((value) => ({ value, label: t.code('checkState', value) }))]} />
          <Choice<string> label={t('checks.why')} value={asked.reason ?? ''} onChange={(value) => choose('reason', value)} options={[{ value: '', label: t('checks.anyReason') }, ...CHECK_REASONS.map((value) => ({ value, label: t.code('checkReason', value) }))]} />
          <Typed key={`o${asked.owner ?? ''}`} label={t('alerts.owner')} value={asked.owner ?? ''} apply={(value) => choose('owner', value)} />
          <Typed key={`q${asked.q ?? ''}`} label={t('checks.find')} value={asked.q ?? ''} apply={(value) => choose('q', value)} />
          {filtered ? (
            <Button type="text" onClick={clear}>
              {t('loans.clear')}
            </Button>
          ) : null}
        </div>
        <Paged<PostLoanCheck>
          query={query}
          label={t('nav.checks')}
          columns={columns}
          rowKey={(row) => String(row.id)}
          onOpen={(row) => void go(`/checks/${row.id}`)}
          rowTone={(row) => (row.state === 'OVERDUE' ? 'warn' : undefined)}
          empty={<Nothing title={t(filtered ? 'checks.none' : 'checks.empty')} text={filtered ? undefined : t('checks.empty.text')} />}
        />
      </div>
      {plans ? <Plans close={() => setPlans(false)} /> : null}
    </Page>
  );
}
