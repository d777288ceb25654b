import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Mandate } from '../api/types';
import { Day } from '../date/Day';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { Typed } from '../frame/Typed';
import { useT } from '../i18n/language';
import { Money } from '../money/Money';
import { useRight } from '../session/session';
import { Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';
import { MANDATE_STATES, PAYMENTS } from './codes';
import { MandateForm } from './MandateForm';
import { MandateState } from './state';
import './payments.css';

const WORDS = ['loan', 'state'] as const;

/** The borrowers' consents to be debited. */
export default function MandatesScreen() {
  const t = useT();
  const mayManage = useRight('payments.manage');
  const [making, setMaking] = useState(false);
  const { asked, filtered, choose, clear } = useAsked(WORDS);
  const query = useInfiniteQuery({
    queryKey: [...PAYMENTS, 'mandates', asked],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/mandates', { params: { query: { ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: Column<Mandate>[] = [
    { key: 'number', title: t('mandate.number'), width: 176, narrow: 'title', cell: (row) => <span className="number" title={row.agreement || undefined}>{row.number}</span> },
    { key: 'state', title: t('users.state'), width: 96, narrow: 'side', cell: (row) => <span title={row.endedWhy ?? undefined}><MandateState state={row.state} /></span> },
    { key: 'loan', title: t('loans.id'), width: 130, grow: true, narrow: 'detail', cell: (row) => <Link to={`/loans/${encodeURIComponent(row.loan)}`} title={row.loan}>{row.loan}</Link> },
    { key: 'channel', title: t('loans.channel'), width: 100, cell: (row) => row.channel },
    { key: 'each', title: t('mandate.mostEach'), width: 130, align: 'end', narrow: 'detail-side', cell: (row) => <Money value={row.mostEach} /> },
    { key: 'all', title: t('mandate.mostInAll'), width: 130, align: 'end', cell: (row) => <Money value={row.mostInAll} /> },
    { key: 'from', title: t('filter.from'), width: 105, cell: (row) => <Day value={row.from} /> },
    { key: 'until', title: t('mandate.until'), width: 105, cell: (row) => <Day value={row.until} /> },
    { key: 'by', title: t('mandate.by'), width: 90, cell: (row) => <span title={row.createdBy}>{row.createdBy}</span> },
    ...(mayManage ? [{ key: 'do', title: t('users.actions'), width: 96, align: 'end', cell: (row) => (row.state === 'ENDED' ? null : <Stop mandate={row} />) } satisfies Column<Mandate>] : []),
  ];
  return (
    <Page
      fill
      title={t('nav.mandates')}
      text={t('mandate.text')}
      actions={
        mayManage ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('mandate.new')}
          </Button>
        ) : null
      }
    >
      <div className="card card-flush loans-card">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Typed key={asked.loan ?? ''} label={t('loans.id')} value={asked.loan ?? ''} apply={(value) => choose('loan', value)} />
          <Choice<string> label={t('users.state')} value={asked.state ?? ''} onChange={(value) => choose('state', value)} options={[{ value: '', label: t('payments.anyState') }, ...MANDATE_STATES.map((value) => ({ value, label: t.code('mandateState', value) }))]} />
          {filtered ? (
            <Button type="text" onClick={clear}>
              {t('loans.clear')}
            </Button>
          ) : null}
        </div>
        <Paged<Mandate> query={query} label={t('nav.mandates')} columns={columns} rowKey={(row) => row.number} empty={<Nothing title={t(filtered ? 'mandate.none' : 'mandate.empty')} text={filtered ? undefined : t('mandate.empty.text')} />} />
      </div>
      {making ? <MandateForm loan={asked.loan} close={() => setMaking(false)} /> : null}
    </Page>
  );
}

function Stop({ mandate }: { mandate: Mandate }) {
  const t = useT();
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const stop = useMutation({
    mutationFn: () => body(api.DELETE('/api/v1/mandates/{number}', { params: { path: { number: mandate.number } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: PAYMENTS }),
    onError: (error) => void message.error(asProblem(error).message),
  });
  return (
    <Button
      size="small"
      danger
      loading={stop.isPending}
      onClick={() =>
        void modal.confirm({
          title: t('mandate.stop.ask', { number: mandate.number }),
          content: t('mandate.stop.text', { loan: mandate.loan }),
          okText: t('mandate.stop'),
          okButtonProps: { danger: true },
          cancelText: t('word.cancel'),
          onOk: () => stop.mutateAsync().catch(() => undefined),
        })
      }
    >
      {t('mandate.stop')}
    </Button>
  );
}
