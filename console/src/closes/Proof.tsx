import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Proof as Proved } from '../api/types';
import { durationText } from '../date/date';
import { Moment } from '../date/Moment';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { Loaded } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';

const KEY = ['proof'];

type AccountRow = Proved['accounts'][number];

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

function Result({ proof }: { proof: Proved }) {
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
  const agrees = proof.agrees === true;
  const accounts: Column<AccountRow>[] = [
    { key: 'account', title: t('ledger.account'), width: 170, grow: true, narrow: 'title', cell: (row) => t.code('account', row.account) },
    { key: 'debit', title: t('ledger.debit'), width: 140, align: 'end', narrow: 'side', cell: (row) => (row.debit ? <Money value={row.debit} /> : null) },
    { key: 'credit', title: t('ledger.credit'), width: 140, align: 'end', narrow: 'side', cell: (row) => (row.credit ? <Money value={row.credit} /> : null) },
  ];
  return (
    <div role="status">
      <p className={agrees ? 'proof tone-good' : 'proof tone-bad'}>
        {agrees ? <CheckCircleFilled aria-hidden="true" /> : <CloseCircleFilled aria-hidden="true" />}
        <strong>{agrees ? t('proof.agrees') : t('proof.differs', { n: proof.differences })}</strong>
      </p>
      <p className="quiet">
        {t('proof.text', { n: proof.loans })}
        {proof.seconds !== null && proof.seconds !== undefined ? ` · ${durationText(proof.seconds, language)}` : null}
        {proof.at ? (
          <>
            {' · '}
            <Moment value={proof.at} />
          </>
        ) : null}
      </p>
      {proof.differing.length > 0 ? (
        <ul className="differences" aria-label={t('proof.differing')}>
          {proof.differing.map((difference) => (
            <li key={difference.what}>{difference.what}</li>
          ))}
        </ul>
      ) : null}
      <details className="figures" open={proof.differing.length > 0}>
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
