import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { ProofRun } from '../api/types';
import { durationText } from '../date/date';
import { Moment } from '../date/Moment';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { Loaded } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { ProofState } from './ProofState';

const KEY = ['proof'];

type AccountRow = ProofRun['accounts'][number];

/** Facts, positions and journal against each other, and the sums of the journal. */
export default function Proof({ mayProve }: { mayProve: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => body(api.GET('/api/v1/proofs/latest')),
    refetchInterval: (q) => (q.state.data?.state === 'RUNNING' ? 700 : false),
  });
  const prove = useMutation({
    mutationFn: () => body(api.POST('/api/v1/proofs')),
    onSuccess: (proof) => queries.setQueryData(KEY, proof),
    onError: (error) => void message.error(asProblem(error).message),
  });
  const running = query.data?.state === 'RUNNING';
  const made = query.data?.kept?.id;
  useEffect(() => {
    // The day that was proved shows at once what was found.
    if (made !== undefined) void queries.invalidateQueries({ queryKey: ['closes'] });
  }, [queries, made]);
  return (
    <Section
      title={t('proof.title')}
      hint={t('proof.hint')}
      actions={
        mayProve ? (
          <Button onClick={() => prove.mutate()} loading={prove.isPending} disabled={running} data-testid="prove">
            {t('proof.do')}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query} lines={3}>
        {(proof) => <Result proof={proof} />}
      </Loaded>
    </Section>
  );
}

function Result({ proof }: { proof: ProofRun }) {
  const { t, language } = useWords();
  if (proof.state === 'NONE') return <p className="quiet">{t('proof.none')}</p>;
  if (proof.state === 'RUNNING') {
    const total = proof.progress?.total ?? 0;
    return (
      <div role="status">
        <Progress percent={total > 0 && proof.progress ? Math.floor((proof.progress.done / total) * 100) : 0} status="active" aria-label={t('proof.title')} />
        <p className="quiet">{t('proof.running')}</p>
      </div>
    );
  }
  if (proof.state === 'FAILED')
    return (
      <p role="alert" className="tone-bad">
        {proof.message ?? t('proof.failed')}
      </p>
    );
  const kept = proof.kept;
  const accounts: Column<AccountRow>[] = [
    { key: 'account', title: t('ledger.account'), width: 170, grow: true, narrow: 'title', cell: (row) => t.code('account', row.account) },
    { key: 'debit', title: t('ledger.debit'), width: 140, align: 'end', narrow: 'side', cell: (row) => (row.debit ? <Money value={row.debit} /> : null) },
    { key: 'credit', title: t('ledger.credit'), width: 140, align: 'end', narrow: 'side', cell: (row) => (row.credit ? <Money value={row.credit} /> : null) },
  ];
  return (
    <div role="status">
      {kept ? (
        <>
          <ProofState proof={kept} />
          <p className="quiet">
            {t('proof.text', { n: kept.loans })} · {durationText(kept.seconds, language)} · <Moment value={kept.at} />
          </p>
          {kept.agrees ? null : <Link to={`/closes/proofs/${kept.id}`}>{t('proof.see')}</Link>}
        </>
      ) : (
        <p className="quiet">{t('proof.nothing')}</p>
      )}
      <details className="figures" open={kept?.agrees === false}>
        <summary>{t('proof.accounts')}</summary>
        <DataTable<AccountRow> label={t('proof.accounts')} columns={accounts} rows={proof.accounts} rowKey={(row) => `${row.account}-${row.currency}`} />
        <ul className="plain-list proof-sums">
          {proof.sums.map((sum) => (
            <li key={sum.currency}>
              {t('proof.sum')} <Money value={sum.sum} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
