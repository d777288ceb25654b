import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem, Problem } from '../api/problem';
import type { Finding, PaymentOrder } from '../api/types';
import { useT, type Key } from '../i18n/language';
import { Money } from '../money/Money';
import { Loading } from '../state/States';
import { majorText, sidesOf } from './codes';
import { FindingAct } from './FindingAct';

/** What is said of how a finding came to be as it is. */
const HOW = { OPEN: 'reconciliation.openAgain', RESOLVED: 'reconciliation.resolvedBy', CLOSED: 'reconciliation.closedBy' } as const satisfies Record<Finding['state'], Key>;

/** What order, channel and book say of one finding, beside each other. */
export function SideBySide({ finding }: { finding: Finding }) {
  const t = useT();
  const query = useQuery({
    queryKey: ['payments', 'of', finding.subject],
    queryFn: async (): Promise<PaymentOrder | null> => {
      try {
        return (await body(api.GET('/api/v1/payments/orders/{number}', { params: { path: { number: finding.subject } } }))).order;
      } catch (error) {
        // What is on the statement alone has no order of ours: that is the finding.
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }
    },
  });
  if (query.isPending) return <Loading lines={2} />;
  if (query.isError) return <p role="alert">{asProblem(query.error).message}</p>;
  const order = query.data;
  const sides = sidesOf(finding);
  return (
    <div className="sides-of">
      <p>{t.code('findingText', finding.category)}</p>
      <dl className="sides">
        <Side name={t('reconciliation.order')}>
          {order ? (
            <>
              <Amount minor={sides.order} currency={finding.currency} />
              <div>
                <Link to={`/payments/${encodeURIComponent(order.number)}`}>{t('reconciliation.toOrder')}</Link>
              </div>
            </>
          ) : sides.order === null ? (
            <span className="tone-bad">{t('reconciliation.noOrder')}</span>
          ) : (
            <Amount minor={sides.order} currency={finding.currency} />
          )}
        </Side>
        <Side name={t('reconciliation.channel')}>{sides.channel === null ? <span className="tone-bad">{t('reconciliation.noLine')}</span> : <Amount minor={sides.channel} currency={finding.currency} />}</Side>
        <Side name={t('reconciliation.book')}>
          {sides.book === null ? <span className="tone-bad">{t('reconciliation.notInBook')}</span> : <Amount minor={sides.book} currency={finding.currency} />}
          {order ? (
            <div>
              <Link to={`/loans/${encodeURIComponent(order.loan)}?part=facts`}>{t('reconciliation.toLoan', { loan: order.loan })}</Link>
            </div>
          ) : null}
        </Side>
      </dl>
      {finding.how ? <p className="quiet">{t(HOW[finding.state], { how: finding.how, by: finding.closedBy ?? '' })}</p> : null}
      <FindingAct finding={finding} />
    </div>
  );
}

function Side({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An amount of the finding, in its currency. */
function Amount({ minor, currency }: { minor: number | null | undefined; currency: string }) {
  const t = useT();
  if (minor === undefined) return <span className="quiet">{t('reconciliation.agrees')}</span>;
  if (minor === null) return <span className="tone-bad">{t('reconciliation.nothing')}</span>;
  const decimals = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return <Money value={{ amount: majorText(minor, decimals), currency }} />;
}
