import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Offer, OfferRow, ProductVersion } from '../api/types';
import { Day } from '../date/Day';
import { ChoiceField, DayField } from '../frame/fields';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Money } from '../money/Money';
import { Failed, Loading } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { PRODUCTS } from './state';

interface Wish {
  principal: string;
  installments: string;
  ratePerDay: string;
  drawnOn: string;
}

const PAUSE = 350;
const FIELDS = ['principal', 'installments', 'ratePerDay', 'drawnOn'];

/** What a loan under the version would be and cost: asked of the server while one types. */
export function OfferPanel({ product, version }: { product: string; version: ProductVersion }) {
  const { t, language } = useWords();
  const [wish, setWish] = useState<Wish>({ principal: version.mostPrincipal, installments: String(version.installments.at(-1) ?? ''), ratePerDay: version.mostRate, drawnOn: version.effectiveFrom });
  const [asked, setAsked] = useState(wish);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(wish), PAUSE);
    return () => window.clearTimeout(timer);
  }, [wish]);
  const query = useQuery({
    queryKey: [...PRODUCTS, product, 'offer', version.version, version.revision, asked, language],
    queryFn: ({ signal }) =>
      body(
        api.POST('/api/v1/products/{product}/offers', {
          params: { path: { product }, query: { version: version.version } },
          body: { principal: asked.principal.trim(), installments: Number(asked.installments), ratePerDay: asked.ratePerDay.trim(), drawnOn: asked.drawnOn },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const problem = query.isError ? asProblem(query.error) : undefined;
  const elsewhere = problem && !problem.errors.some((one) => FIELDS.includes(one.field)) ? problem : undefined;
  const at = (field: keyof Wish) => {
    const message = problem?.about(field);
    return message ? ({ help: message, validateStatus: 'error' } as const) : {};
  };
  const change = (part: Partial<Wish>): void => setWish((before) => ({ ...before, ...part }));
  return (
    <Section title={t('product.offer')} hint={t('product.offer.text')}>
      <Form layout="vertical" requiredMark={false} className="offer-wish">
        <Form.Item label={t('loan.principal')} htmlFor="offer-principal" {...at('principal')}>
          <Input id="offer-principal" inputMode="decimal" autoComplete="off" value={wish.principal} suffix={<span className="quiet">{version.currency}</span>} onChange={(event) => change({ principal: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('loan.installments')} {...at('installments')}>
          <ChoiceField label={t('loan.installments')} value={wish.installments} onChange={(installments) => change({ installments })} options={version.installments.map((n) => ({ value: String(n), label: String(n) }))} />
        </Form.Item>
        <Form.Item label={t('loan.rate')} htmlFor="offer-rate" {...at('ratePerDay')}>
          <Input id="offer-rate" inputMode="decimal" autoComplete="off" disabled={version.leastRate === version.mostRate && !problem?.about('ratePerDay')} value={wish.ratePerDay} suffix={<span className="quiet">{t('product.percentPerDay')}</span>} onChange={(event) => change({ ratePerDay: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('loans.drawnOn')} {...at('drawnOn')}>
          <DayField label={t('loans.drawnOn')} value={wish.drawnOn} onChange={(day) => day && change({ drawnOn: day })} />
        </Form.Item>
      </Form>
      {elsewhere ? <Failed problem={elsewhere} retry={() => void query.refetch()} /> : problem ? null : query.data ? <Result offer={query.data} stale={query.isPlaceholderData} /> : <Loading lines={6} />}
    </Section>
  );
}

function Result({ offer, stale }: { offer: Offer; stale: boolean }) {
  const { t } = useWords();
  const percent = (value: string | null | undefined) => (value ? <span className="number">{value} %</span> : <span className="quiet">–</span>);
  const columns: Column<OfferRow>[] = [
    { key: 'number', title: t('schedule.number'), width: 60, cell: (row) => <span className="number">{row.number}</span> },
    { key: 'due', title: t('schedule.due'), width: 120, grow: true, narrow: 'title', cell: (row) => <Day value={row.due} /> },
    { key: 'principal', title: t('loan.principal'), width: 120, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Money value={row.principal} bare quietZero /> },
    { key: 'interest', title: t('loan.interest'), width: 110, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <Money value={row.interest} bare quietZero /> },
    { key: 'fee', title: t('loan.fee'), width: 90, align: 'end', cell: (row) => <Money value={row.fee} bare quietZero /> },
    { key: 'total', title: t('schedule.total'), width: 130, align: 'end', narrow: 'side', cell: (row) => <Money value={row.total} bare /> },
  ];
  return (
    <div className={stale ? 'stale' : undefined} aria-busy={stale}>
      <dl className="offer-figures" data-testid="offer">
        <div>
          <dt>{t('product.apr')}</dt>
          <dd data-testid="apr">{percent(offer.apr)}</dd>
        </div>
        <div>
          <dt>{t('product.effective')}</dt>
          <dd>{percent(offer.effective)}</dd>
        </div>
        <div>
          <dt>{t('product.aprOn365')}</dt>
          <dd>{percent(offer.aprOn365)}</dd>
        </div>
        <div>
          <dt>{t('loan.interest')}</dt>
          <dd>
            <Money value={offer.interest} bare />
          </dd>
        </div>
        <div>
          <dt>{t('loan.fee')}</dt>
          <dd>
            <Money value={offer.fees} bare />
          </dd>
        </div>
        <div>
          <dt>{t('schedule.total')}</dt>
          <dd>
            <Money value={offer.total} />
          </dd>
        </div>
        <div>
          <dt>{t('product.penalty')}</dt>
          <dd>{percent(offer.penaltyRatePerDay)}</dd>
        </div>
      </dl>
      <div className="offer-schedule">
        <DataTable<OfferRow> label={t('loan.schedule')} columns={columns} rows={offer.schedule} rowKey={(row) => String(row.number)} />
      </div>
    </div>
  );
}
