import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Product, ProductVersion } from '../api/types';
import { Day } from '../date/Day';
import { dayText } from '../date/date';
import { Moment } from '../date/Moment';
import { DayField } from '../frame/fields';
import { Page, Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { useRight, useSession } from '../session/session';
import { Loaded, Nothing } from '../state/States';
import { DraftForm } from './DraftForm';
import { OfferPanel } from './OfferPanel';
import { PRODUCTS, VersionState } from './state';
import { Terms } from './Terms';
import './products.css';

/** One product: its versions, the terms of each against those in force, and what a loan under it would cost. */
export default function ProductScreen() {
  const { t } = useWords();
  const { product = '' } = useParams();
  const query = useQuery({ queryKey: [...PRODUCTS, product], queryFn: () => body(api.GET('/api/v1/products/{product}', { params: { path: { product } } })) });
  if (query.data) return <ProductPage product={query.data} />;
  return (
    <Page title={product} back={<Link to="/products">{t('nav.products')}</Link>}>
      <Section>
        <Loaded query={query} lines={10}>
          {() => null}
        </Loaded>
      </Section>
    </Page>
  );
}

function ProductPage({ product }: { product: Product }) {
  const { t, language } = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const mayWrite = useRight('products.write');
  const inForce = product.versions.find((version) => version.version === product.inForce);
  const asked = search.get('version');
  const shown = asked ? product.versions.find((version) => String(version.version) === asked) : (inForce ?? product.versions[0]);
  const edit = search.get('edit');
  const address = (version: number, more = ''): string => `/products/${encodeURIComponent(product.product)}?version=${version}${more}`;
  const renew = (): Promise<void> => queries.invalidateQueries({ queryKey: PRODUCTS });

  return (
    <Page
      title={product.product}
      back={<Link to="/products">{t('nav.products')}</Link>}
      text={inForce ? t('product.inForce', { n: inForce.version, day: dayText(inForce.effectiveFrom, language) }) : t('product.noneInForce')}
      actions={shown && !edit ? <Actions product={product} version={shown} renew={renew} gone={() => void go(product.versions.length > 1 ? `/products/${encodeURIComponent(product.product)}` : '/products', { replace: true })} /> : null}
    >
      <div className="product-columns">
        <nav className="product-versions" aria-label={t('product.versions')}>
          {product.versions.map((version) => (
            <Link key={version.version} to={address(version.version)} aria-current={version.version === shown?.version && edit !== 'new' ? 'page' : undefined}>
              <span className="product-version">
                <strong>{t('product.versionN', { n: version.version })}</strong> <VersionState version={version} />
              </span>
              <span className="quiet">
                {t('products.from')} <Day value={version.effectiveFrom} />
                {version.endedOn ? (
                  <>
                    {' '}
                    · {t('product.ends')} <Day value={version.endedOn} />
                  </>
                ) : null}
              </span>
            </Link>
          ))}
          {mayWrite && shown && !edit ? (
            <Button block onClick={() => void go(address(shown.version, '&edit=new'))}>
              {t('product.newVersion')}
            </Button>
          ) : null}
        </nav>
        <div>
          {!shown ? (
            <Section>
              <Nothing title={t('product.noVersion', { n: asked ?? '' })} />
            </Section>
          ) : mayWrite && (edit === 'new' || (edit && shown.state === 'DRAFT')) ? (
            <Section title={edit === 'new' ? t('product.newVersion') : t('product.editN', { n: shown.version })} hint={t('product.edit.text')}>
              <DraftForm
                key={`${shown.version}-${edit}`}
                product={product.product}
                version={shown}
                asNew={edit === 'new'}
                cancel={() => void go(address(shown.version))}
                saved={async (_, version) => {
                  await renew();
                  void go(address(version.version));
                }}
                renew={renew}
              />
            </Section>
          ) : (
            <>
              <Section
                title={t('product.versionN', { n: shown.version })}
                hint={
                  <>
                    {t('product.writtenBy', { name: shown.writtenBy })} <Moment value={shown.writtenAt} />
                    {shown.approvedBy ? (
                      <>
                        {' · '}
                        {t('product.approvedBy', { name: shown.approvedBy })} <Moment value={shown.approvedAt} />
                      </>
                    ) : null}
                  </>
                }
              >
                <Terms version={shown} against={inForce && inForce.version !== shown.version ? inForce : undefined} />
              </Section>
              <OfferPanel key={`${shown.version}-${shown.revision}`} product={product.product} version={shown} />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

function Actions({ product, version, renew, gone }: { product: Product; version: ProductVersion; renew: () => Promise<void>; gone: () => void }) {
  const { t, language } = useWords();
  const go = useNavigate();
  const me = useSession();
  const { message, modal } = App.useApp();
  const mayWrite = useRight('products.write');
  const mayApprove = useRight('products.approve');
  const [ending, setEnding] = useState(false);
  const path = { product: product.product, version: version.version };
  const refuse = async (error: unknown): Promise<void> => {
    void message.error(asProblem(error).message);
    await renew();
  };
  const approve = useMutation({
    mutationFn: () => body(api.POST('/api/v1/products/{product}/versions/{version}/approval', { params: { path, header: { 'If-Match': `"${version.revision}"` } } })),
    onSuccess: async () => {
      void message.success(t('product.approved', { n: version.version }));
      await renew();
    },
    onError: refuse,
  });
  const discard = useMutation({
    mutationFn: () => api.DELETE('/api/v1/products/{product}/versions/{version}', { params: { path } }),
    onSuccess: async () => {
      gone();
      await renew();
    },
    onError: refuse,
  });
  const own = version.writtenBy === me.user;
  if (version.state === 'DRAFT') {
    return (
      <>
        {mayWrite ? (
          <>
            <Button danger onClick={() => void modal.confirm({ title: t('product.discard.ask', { n: version.version }), content: t('product.discard.text'), okText: t('product.discard'), okButtonProps: { danger: true }, cancelText: t('word.cancel'), onOk: () => discard.mutateAsync().catch(() => undefined) })}>
              {t('product.discard')}
            </Button>
            <Button onClick={() => void go(`/products/${encodeURIComponent(product.product)}?version=${version.version}&edit=draft`)}>{t('users.edit')}</Button>
          </>
        ) : null}
        {mayApprove ? (
          <>
            {own ? <span className="quiet">{t('product.own')}</span> : null}
            <Button
              type="primary"
              disabled={own}
              onClick={() => void modal.confirm({ title: t('product.approve.ask', { n: version.version, day: dayText(version.effectiveFrom, language) }), content: t('product.approve.text'), okText: t('product.approve'), cancelText: t('word.cancel'), onOk: () => approve.mutateAsync().catch(() => undefined) })}
            >
              {t('product.approve')}
            </Button>
          </>
        ) : null}
      </>
    );
  }
  if (!mayApprove || version.state === 'FORMER') return null;
  return (
    <>
      <Button danger onClick={() => setEnding(true)}>
        {t('product.end')}
      </Button>
      {ending ? <End product={product.product} version={version} renew={renew} close={() => setEnding(false)} /> : null}
    </>
  );
}

/** The day from which on nothing is drawn under a version any more. */
function End({ product, version, renew, close }: { product: string; version: ProductVersion; renew: () => Promise<void>; close: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<{ endedOn: string | null }>();
  const end = useMutation({
    mutationFn: ({ endedOn }: { endedOn: string | null }) => body(api.POST('/api/v1/products/{product}/versions/{version}/end', { params: { path: { product, version: version.version } }, body: { endedOn: endedOn ?? '' } })),
    onSuccess: async () => {
      await renew();
      close();
    },
    onError: (error) => form.setFields(asProblem(error).errors.filter((one) => one.field === 'endedOn').map((one) => ({ name: 'endedOn' as const, errors: [one.message] }))),
  });
  const problem = end.isError ? asProblem(end.error) : undefined;
  return (
    <Modal open onCancel={close} title={t('product.end.ask', { n: version.version })} okText={t('product.end')} okButtonProps={{ danger: true }} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={end.isPending} width={460}>
      {problem && problem.errors.every((one) => one.field !== 'endedOn') ? <Alert type="error" showIcon role="alert" title={problem.message} className="gap" /> : null}
      <p className="quiet gap">{t('product.end.text')}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ endedOn: null }} onFinish={(values) => end.mutate(values)}>
        <Form.Item name="endedOn" label={t('product.endedOn')} rules={[{ required: true, message: t('product.endedOn.missing') }]}>
          <DayField label={t('product.endedOn')} from={version.effectiveFrom} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
