import { Link } from 'react-router';
import type { Overview } from '../api/types';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { Count, Share } from '../number/Number';

/** Loans by days past due, each with its share as a bar and its rows one click away. */
export function Buckets({ overview }: { overview: Overview }) {
  const { t } = useWords();
  const late = overview.buckets.filter((bucket) => bucket.loans > 0);
  const largest = Math.max(...overview.buckets.slice(1).map((bucket) => bucket.share), 1e-9);
  if (late.length === 0) return <p className="quiet">{t('overview.buckets.none')}</p>;
  return (
    <table className="plain buckets">
      <thead>
        <tr>
          <th scope="col">{t('loans.bucket')}</th>
          <th scope="col" data-align="end">
            {t('overview.loans')}
          </th>
          <th scope="col" data-align="end">
            {t('loans.principal')} {overview.currency}
          </th>
          <th scope="col" colSpan={2} data-align="end">
            {t('overview.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {overview.buckets.map((bucket, index) => (
          <tr key={bucket.bucket}>
            <th scope="row">
              {bucket.rows ? <Link to={`/loans?${bucket.rows}`}>{bucket.bucket}</Link> : bucket.bucket}
            </th>
            <td data-align="end">
              <Count value={bucket.loans} quietZero />
            </td>
            <td data-align="end">
              <Money value={bucket.amount} bare quietZero />
            </td>
            <td className="bar-cell" aria-hidden="true">
              {/* The first bucket is the whole healthy book: it would flatten the others. */}
              {bucket.loans === 0 ? null : <i className={index === 0 ? 'bar bar-quiet' : 'bar'} style={{ width: `${index === 0 ? bucket.share * 100 : (bucket.share / largest) * 100}%` }} />}
            </td>
            <td data-align="end">
              <Share value={bucket.share} digits={2} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
