import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import type { ForecastModel } from '../api/types';
import { Chart } from '../chart/Chart';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page, Section } from '../frame/Page';
import { Pair } from '../frame/Pair';
import { useT, useWords } from '../i18n/language';
import { Count } from '../number/Number';
import { shareText } from '../number/number';
import { Loaded } from '../state/States';
import { MODEL, Models } from './Models';
import { Report } from './Report';
import './forecast.css';

/** The model that says how late an installment will be: where it comes from, what it looks at, how far it can be trusted. */
export default function ModelScreen() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const version = search.get('version') ?? undefined;
  const query = useQuery({ queryKey: [...MODEL, 'one', version ?? ''], queryFn: () => body(api.GET('/api/v1/models/forecast', { params: { query: version ? { version } : {} } })) });
  const list = useQuery({ queryKey: [...MODEL, 'list'], queryFn: () => body(api.GET('/api/v1/models/forecast/versions')) });
  const shown = list.data?.items.find((each) => each.version === query.data?.version);
  const former = list.data?.items.find((each) => each.inForce);
  return (
    <Page title={t('nav.model')} text={t('model.text')}>
      <Loaded query={query} lines={10}>
        {(model) => (
          <>
            <Alert type={model.inForce ? 'info' : 'warning'} showIcon className="gap" title={t('model.trainedOn', { data: model.trainedOn })} {...(model.inForce ? {} : { description: t('model.notInForce') })} />
            <div className="model-columns">
              <About model={model} />
              <Live model={model} />
            </div>
            {shown?.report ? <Report report={shown.report} own={shown} inForce={former} /> : null}
            <Calibration key={model.version} model={model} />
            <div className="model-columns">
              <Figures model={model} />
              <Features model={model} />
            </div>
          </>
        )}
      </Loaded>
      {list.data ? <Models list={list.data} shown={query.data?.version ?? ''} show={(each) => setSearch(each.inForce ? {} : { version: each.version }, { replace: true })} /> : null}
    </Page>
  );
}

function About({ model }: { model: ForecastModel }) {
  const t = useT();
  return (
    <Section title={t('model.about')}>
      <dl className="pairs">
        <Pair name={t('model.name')}>{model.name}</Pair>
        <Pair name={t('model.version')}><code>{model.version}</code></Pair>
        <Pair name={t('model.trainedAt')}><Moment value={model.trainedAt} /></Pair>
        <Pair name={t('model.features')}><Count value={model.features.length} /></Pair>
      </dl>
    </Section>
  );
}

function Live({ model }: { model: ForecastModel }) {
  const t = useT();
  const { language } = useWords();
  const number = (value: number | null | undefined): ReactNode => (value === null || value === undefined ? <span className="quiet">–</span> : <span className="number">{value.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}</span>);
  return (
    <Section title={t('model.live')} hint={t('model.live.hint')}>
      <dl className="pairs">
        <Pair name={t('model.scored')}><Count value={model.live.scored} /></Pair>
        <Pair name={t('model.due')}><Count value={model.live.due} /></Pair>
        <Pair name={t('model.auc')}>{number(model.live.aucLate0)}</Pair>
        <Pair name={t('model.slope')}>{number(model.live.slope)}</Pair>
      </dl>
    </Section>
  );
}

function Calibration({ model }: { model: ForecastModel }) {
  const { t, language } = useWords();
  const [horizon, setHorizon] = useState(String(model.calibration[0]?.horizon ?? 0));
  const shown = model.calibration.find((each) => String(each.horizon) === horizon);
  if (!shown) return null;
  return (
    <Section
      title={t('model.calibration')}
      hint={t('model.calibration.hint', { slope: shown.slope.toLocaleString(language, { maximumFractionDigits: 2 }), gap: shareText(shown.gap, language, 2) })}
      actions={<Choice label={t('model.horizon')} value={horizon} onChange={setHorizon} options={model.calibration.map((each) => ({ value: String(each.horizon), label: t('model.later', { n: each.horizon }) }))} />}
    >
      <Chart
        label={t('model.calibration')}
        axis={t('model.tenth')}
        categories={shown.deciles.map((_, index) => t('model.tenth.n', { n: index + 1 }))}
        ticks={shown.deciles.map((_, index) => String(index + 1))}
        value={(value) => shareText(value, language, 0)}
        series={[
          { name: t('model.seen'), kind: 'bar', colour: 'main', values: shown.deciles.map((each) => each.seen), texts: shown.deciles.map((each) => `${shareText(each.seen, language, 1)} · ${t('unit.loans', { n: each.count })}`) },
          { name: t('model.forecast'), kind: 'bar', colour: 'faint', values: shown.deciles.map((each) => each.forecast), texts: shown.deciles.map((each) => shareText(each.forecast, language, 1)) },
        ]}
      />
    </Section>
  );
}

function Figures({ model }: { model: ForecastModel }) {
  const t = useT();
  const { language } = useWords();
  const number = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 3 });
  return (
    <Section title={t('model.figures')}>
      <div className="table">
        <table aria-label={t('model.figures')}>
          <tbody>
            {model.figures.map((each) => (
              <tr key={each.name}>
                <th scope="row">
                  {t.code('modelFigure', each.name)}
                  <div className="quiet">{each.note}</div>
                </th>
                <td data-align="end" className="number">
                  {number(each.value)}
                  {each.low !== null && each.low !== undefined && each.high !== null && each.high !== undefined ? <div className="quiet">{number(each.low)}–{number(each.high)}</div> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Features({ model }: { model: ForecastModel }) {
  const t = useT();
  const sorted = [...model.features].sort((a, b) => b.importance - a.importance);
  const most = sorted[0]?.importance || 1;
  return (
    <Section title={t('model.looks')} hint={t('model.looks.hint')}>
      <ol className="model-features">
        {sorted.slice(0, 20).map((each) => (
          <li key={each.name}>
            <span title={each.name}>{each.title}</span>
            <i aria-hidden="true" style={{ width: `${Math.max(1, (each.importance / most) * 100)}%` }} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
