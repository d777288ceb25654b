import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Product, ProductVersion } from '../api/types';
import { Page, Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { digits } from '../money/money';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { DraftForm } from './DraftForm';
import { PRODUCTS, VersionState } from './state';
import './products.css';

/** What may be lent. */
export default function ProductsScreen() {
  const { t, language } = useWords();
  const go = useNavigate();
  const [search] = useSearchParams();
  const mayWrite = useRight('products.write');
  const query = useQuery({ queryKey: PRODUCTS, queryFn: () => body(api.GET('/api/v1/products')) });
  // What is told of a product is that of the version in force, or else of the newest.
  const told = (row: Product): ProductVersion | undefined => row.versions.find((version) => version.version === row.inForce) ?? row.versions[0];
  const columns: Column<Product>[] = [
    { key: 'product', title: t('loans.product'), width: 150, narrow: 'title', cell: (row) => <Link to={`/products/${encodeURIComponent(row.product)}`}>{row.product}</Link> },
    { key: 'name', title: t('product.name'), width: 180, grow: true, narrow: 'detail', cell: (row) => told(row)?.name ?? row.name },
    {
      key: 'state',
      title: t('loans.state'),
      width: 190,
      narrow: 'side',
      cell: (row) => (
        <span className="product-states">
          {row.versions
            .filter((version) => version.state === 'DRAFT' || version.state === 'COMING' || version.state === 'IN_FORCE')
            .toReversed()
            .map((version) => (
              <VersionState key={version.version} version={version} numbered />
            ))}
          {row.versions.every((version) => version.state === 'FORMER') ? <Tag tone="neutral">{t('product.notLent')}</Tag> : null}
        </span>
      ),
    },
    {
      key: 'principal',
      title: t('loan.principal'),
      width: 210,
      align: 'end',
      narrow: 'detail-side',
      cell: (row) => {
        const version = told(row);
        return version ? (
          <span className="number">
            {digits(version.leastPrincipal, language)} – {digits(version.mostPrincipal, language)} <span className="currency">{version.currency}</span>
          </span>
        ) : null;
      },
    },
    { key: 'installments', title: t('loan.installments'), width: 130, cell: (row) => <span className="number">{told(row)?.installments.join(', ')}</span> },
    { key: 'rate', title: t('product.ratePerDay'), width: 150, align: 'end', cell: (row) => <RateSpan version={told(row)} /> },
    { key: 'pack', title: t('loans.pack'), width: 110, cell: (row) => told(row)?.pack },
  ];
  if (search.has('new')) {
    return (
      <Page title={t('product.new')} back={<Link to="/products">{t('nav.products')}</Link>} text={t('product.new.text')}>
        <Section>
          <DraftForm cancel={() => void go('/products')} saved={(product, version) => void go(`/products/${encodeURIComponent(product)}?version=${version.version}`)} />
        </Section>
      </Page>
    );
  }
  return (
    <Page
      title={t('nav.products')}
      text={t('product.about')}
      actions={
        mayWrite ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/products?new')}>
            {t('product.new')}
          </Button>
        ) : null
      }
    >
      <Section flush>
        {query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <div className="pad">
            <Loading lines={5} />
          </div>
        ) : (
          <DataTable<Product>
            label={t('nav.products')}
            columns={columns}
            rows={query.data.items}
            rowKey={(row) => row.product}
            onOpen={(row) => void go(`/products/${encodeURIComponent(row.product)}`)}
            empty={<Nothing title={t('product.none')} text={t('product.none.text')} />}
          />
        )}
      </Section>
    </Page>
  );
}

function RateSpan({ version }: { version: ProductVersion | undefined }) {
  if (!version) return null;
  return (
    <span className="number">
      {version.leastRate === version.mostRate ? version.leastRate : `${version.leastRate} – ${version.mostRate}`} %
    </span>
  );
}
