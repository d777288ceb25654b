import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem, Problem } from '../api/problem';
import type { Finding, PaymentOrder } from '../api/types';
import { useT, useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { countText } from '../number/number';
import { Loading } from '../state/States';
import { majorText, sidesOf } from './codes';

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
              <Amount minor={sides.order} order={order} />
              <div>
                <Link to={`/payments/${encodeURIComponent(order.number)}`}>{t('reconciliation.toOrder')}</Link>
              </div>
            </>
          ) : sides.order === null ? (
            <span className="tone-bad">{t('reconciliation.noOrder')}</span>
          ) : (
            <Amount minor={sides.order} order={order} />
          )}
        </Side>
        <Side name={t('reconciliation.channel')}>{sides.channel === null ? <span className="tone-bad">{t('reconciliation.noLine')}</span> : <Amount minor={sides.channel} order={order} />}</Side>
        <Side name={t('reconciliation.book')}>
          {sides.book === null ? <span className="tone-bad">{t('reconciliation.notInBook')}</span> : <Amount minor={sides.book} order={order} />}
          {order ? (
            <div>
              <Link to={`/loans/${encodeURIComponent(order.loan)}?part=facts`}>{t('reconciliation.toLoan', { loan: order.loan })}</Link>
            </div>
          ) : null}
        </Side>
      </dl>
      {finding.how ? <p className="quiet">{t('reconciliation.resolvedBy', { how: finding.how })}</p> : null}
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

/** In the currency of the order; in minor units where there is none. */
function Amount({ minor, order }: { minor: number | null | undefined; order: PaymentOrder | null }) {
  const { t, language } = useWords();
  if (minor === undefined) return <span className="quiet">{t('reconciliation.agrees')}</span>;
  if (minor === null) return <span className="tone-bad">{t('reconciliation.nothing')}</span>;
  if (!order) return <span className="number">{t('reconciliation.inMinor', { n: countText(minor, language) })}</span>;
  const decimals = (order.amount.amount.split('.')[1] ?? '').length;
  return <Money value={{ amount: majorText(minor, decimals), currency: order.amount.currency }} />;
}
