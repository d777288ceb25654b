import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { ProductVersion } from '../api/types';
import { ChoiceField, DayField } from '../frame/fields';
import { useWords, type Key } from '../i18n/language';
import { usePacks } from '../packs/packs';
import { ALLOCATIONS, draftOf, FIELDS, METHODS, MODES, notWhole, valuesOf, type Field, type Values } from './draft';

interface Props {
  /** The product of the version; a new one is named in the form. */
  product?: string;
  /** What the form begins with. */
  version?: ProductVersion;
  /** Written as a further version. */
  asNew?: boolean;
  cancel: () => void;
  saved: (product: string, version: ProductVersion) => void;
  renew?: () => Promise<void>;
}

/** Writes a draft; the server checks every term and names the one that is wrong. */
export function DraftForm({ product, version, asNew, cancel, saved, renew }: Props) {
  const { t } = useWords();
  const packs = usePacks();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const save = useMutation({
    mutationFn: async (values: Values): Promise<[string, ProductVersion]> => {
      const draft = draftOf(values);
      if (!product) {
        const name = values.product?.trim() ?? '';
        return [name, await body(api.POST('/api/v1/products', { body: { ...(name ? { product: name } : {}), version: draft } }))];
      }
      if (asNew || !version) return [product, await body(api.POST('/api/v1/products/{product}/versions', { params: { path: { product } }, body: draft }))];
      const header = { 'If-Match': `"${version.revision}"` };
      return [product, await body(api.PUT('/api/v1/products/{product}/versions/{version}', { params: { path: { product, version: version.version }, header }, body: draft }))];
    },
    onMutate: () => setProblem(undefined),
    onSuccess: ([name, written]) => saved(name, written),
    onError: (error) => {
      const refused = asProblem(error);
      const names: readonly string[] = ['product', ...FIELDS];
      const known = refused.errors.filter((one) => names.includes(one.field));
      form.setFields(known.map((one) => ({ name: one.field as Field, errors: [one.message] })));
      const first = known[0];
      if (first) form.scrollToField(first.field, { block: 'center' });
      setProblem(known.length > 0 ? undefined : refused);
    },
  });

  function submit(values: Values): void {
    const wrong = notWhole(values);
    if (wrong.length > 0) form.setFields(wrong.map((name) => ({ name, errors: [t('product.whole')] })));
    else save.mutate(values);
  }

  const typed = (name: Field, title: Key, suffix?: ReactNode, extra?: string): ReactNode => (
    <Form.Item name={name} label={t(title)} {...(extra ? { extra } : {})}>
      <Input inputMode="decimal" autoComplete="off" {...(suffix ? { suffix: <span className="quiet">{suffix}</span> } : {})} />
    </Form.Item>
  );
  const currency = Form.useWatch('currency', form);
  const perDay = t('product.percentPerDay');
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={version ? valuesOf(version) : {}} onFinish={submit} className="draft">
      {problem ? (
        <Alert
          type={problem.status === 412 ? 'warning' : 'error'}
          showIcon
          role="alert"
          title={problem.message}
          className="gap"
          action={
            problem.status === 412 && renew ? (
              <Button
                size="small"
                onClick={() => {
                  setProblem(undefined);
                  void renew();
                }}
              >
                {t('product.readAgain')}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      <fieldset>
        <legend>{t('product.group.what')}</legend>
        {product ? null : (
          <Form.Item name="product" label={t('loans.product')} extra={t('product.code.rule')}>
            <Input autoFocus autoCapitalize="none" spellCheck={false} autoComplete="off" placeholder="cash-12" />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('product.name')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="effectiveFrom" label={t('product.effectiveFrom')}>
          <DayField label={t('product.effectiveFrom')} />
        </Form.Item>
        <Form.Item name="currency" label={t('loans.currency')}>
          <Input autoCapitalize="characters" spellCheck={false} autoComplete="off" maxLength={3} placeholder="CNY" />
        </Form.Item>
        <Form.Item name="pack" label={t('loans.pack')}>
          {packs.data ? <ChoiceField label={t('loans.pack')} options={[{ value: '', label: t('product.choose') }, ...packs.data.items.map((pack) => ({ value: pack.pack, label: `${pack.pack} · ${pack.title}` }))]} /> : <Input autoComplete="off" />}
        </Form.Item>
      </fieldset>
      <fieldset>
        <legend>{t('product.group.loan')}</legend>
        {typed('leastPrincipal', 'product.leastPrincipal', currency)}
        {typed('mostPrincipal', 'product.mostPrincipal', currency)}
        {typed('principalStep', 'product.principalStep', currency)}
        <Form.Item name="installments" label={t('product.installments')} extra={t('product.installments.rule')}>
          <Input autoComplete="off" placeholder="3, 6, 12" />
        </Form.Item>
        <Form.Item name="method" label={t('product.method')}>
          <ChoiceField label={t('product.method')} options={[{ value: '', label: t('product.choose') }, ...METHODS.map((value) => ({ value, label: t.code('method', value) }))]} />
        </Form.Item>
        {typed('dueDay', 'product.dueDay', undefined, t('product.dueDay.rule'))}
      </fieldset>
      <fieldset>
        <legend>{t('product.group.price')}</legend>
        {typed('leastRate', 'product.leastRate', perDay)}
        {typed('mostRate', 'product.mostRate', perDay)}
        {typed('installmentFee', 'product.installmentFee', currency, t('product.installmentFee.rule'))}
        {typed('mostCost', 'product.mostCost', t('product.percentPerYear'), t('product.mostCost.rule'))}
      </fieldset>
      <fieldset>
        <legend>{t('product.group.gives')}</legend>
        {typed('graceDays', 'product.graceDays', undefined, t('product.asPack'))}
        <Form.Item name="graceMode" label={t('product.graceMode')}>
          <ChoiceField label={t('product.graceMode')} options={[{ value: '', label: t('loan.byPack') }, ...MODES.map((value) => ({ value, label: t.code('graceMode', value) }))]} />
        </Form.Item>
        {typed('tolerance', 'product.tolerance', currency, t('product.asPack'))}
        <Form.Item name="allocation" label={t('loan.allocation')}>
          <ChoiceField label={t('loan.allocation')} options={[{ value: '', label: t('loan.byPack') }, ...ALLOCATIONS.map((value) => ({ value, label: t.code('allocation', value) }))]} />
        </Form.Item>
      </fieldset>
      <div className="draft-foot">
        <Button onClick={cancel}>{t('word.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('product.save')}
        </Button>
      </div>
    </Form>
  );
}
