import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ProductVersion } from '../api/types';
import { Day } from '../date/Day';
import { useWords, type Key } from '../i18n/language';
import { Money } from '../money/Money';

/** The terms of a version; where another one is in force, both, with what differs marked. */
export function Terms({ version, against }: { version: ProductVersion; against: ProductVersion | undefined }) {
  const { t } = useWords();
  const money = (amount: string, of: ProductVersion): ReactNode => <Money value={{ amount, currency: of.currency }} />;
  const byPack = <span className="quiet">{t('loan.byPack')}</span>;
  const rows: [Key, (of: ProductVersion) => ReactNode, (of: ProductVersion) => string][] = [
    ['product.effectiveFrom', (of) => <Day value={of.effectiveFrom} />, (of) => of.effectiveFrom],
    ['product.name', (of) => of.name, (of) => of.name],
    ['loans.pack', (of) => <Link to={`/packs/${encodeURIComponent(of.pack)}`}>{of.pack}</Link>, (of) => of.pack],
    [
      'loan.principal',
      (of) => (
        <>
          {money(of.leastPrincipal, of)} – {money(of.mostPrincipal, of)} <span className="quiet">· {t('product.step')}</span> {money(of.principalStep, of)}
        </>
      ),
      (of) => [of.currency, of.leastPrincipal, of.mostPrincipal, of.principalStep].join(),
    ],
    ['loan.installments', (of) => <span className="number">{of.installments.join(', ')}</span>, (of) => of.installments.join()],
    ['product.method', (of) => t.code('method', of.method), (of) => of.method],
    ['product.dueDay', (of) => (of.dueDay ? t('product.dueDayN', { n: of.dueDay }) : <span className="quiet">{t('product.dueDay.drawn')}</span>), (of) => String(of.dueDay ?? '')],
    ['product.ratePerDay', (of) => <span className="number">{of.leastRate === of.mostRate ? of.leastRate : `${of.leastRate} – ${of.mostRate}`} %</span>, (of) => `${of.leastRate} ${of.mostRate}`],
    ['product.installmentFee', (of) => money(of.installmentFee, of), (of) => of.installmentFee],
    ['product.mostCost', (of) => <span className="number">{of.mostCost} %</span>, (of) => of.mostCost],
    ['product.grace', (of) => (of.graceDays === null || of.graceDays === undefined ? byPack : `${t('unit.days', { n: of.graceDays })}${of.graceMode ? ` · ${t.code('graceMode', of.graceMode)}` : ''}`), (of) => `${of.graceDays ?? ''} ${of.graceMode ?? ''}`],
    ['product.tolerance', (of) => (of.tolerance ? money(of.tolerance, of) : byPack), (of) => of.tolerance ?? ''],
    ['loan.allocation', (of) => (of.allocation ? t.code('allocation', of.allocation) : byPack), (of) => of.allocation ?? ''],
  ];
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t('product.terms')}>
      <table className="product-terms">
        <thead>
          <tr>
            <th scope="col">{t('product.term')}</th>
            <th scope="col">{t('product.versionN', { n: version.version })}</th>
            {against ? <th scope="col">{t('product.inForceN', { n: against.version })}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, cell, plain]) => (
            <tr key={title} data-term={title} data-differs={(against && plain(against) !== plain(version)) || undefined}>
              <th scope="row">{t(title)}</th>
              <td className="wrap">{cell(version)}</td>
              {against ? <td className="wrap">{cell(against)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
