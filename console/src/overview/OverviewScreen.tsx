import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Overview } from '../api/types';
import { DayPicker } from '../date/Day';
import { longDayText, plusDays } from '../date/date';
import { Term } from '../definition/definitions';
import { Choice } from '../frame/Choice';
import { Page, Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { usePacks } from '../packs/packs';
import { useRight } from '../session/session';
import { Loaded, Nothing } from '../state/States';
import { Buckets } from './Buckets';
import { CureCurve } from './CureCurve';
import { Figures } from './Figures';
import { RollMatrix } from './RollMatrix';
import { askOverview } from './asks';
import { D1Trend, MovementTrend, MoneyTrend, PastDueTrend } from './Trends';
import './overview.css';

/** The book on one day: what fell due, what came in, who is late, and how that moves. */
export default function OverviewScreen() {
  const { t, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const pack = search.get('pack') ?? undefined;
  const packs = usePacks();
  const mayImport = useRight('imports.run');

  const query = useQuery({ ...askOverview(search, language), placeholderData: keepPreviousData });

  function choose(name: string, value: string | null | undefined): void {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  }

  const shown = query.data;
  const previous = shown?.figures.find((figure) => figure.previousOn)?.previousOn;
  const actions = shown?.on ? (
    <>
      {shown.currencies.length > 1 ? (
        <Choice label={t('overview.currency')} value={shown.currency ?? ''} onChange={(value) => choose('currency', value)} options={shown.currencies.map((value) => ({ value, label: value }))} />
      ) : null}
      <Choice
        label={t('overview.pack')}
        value={pack ?? ''}
        onChange={(value) => choose('pack', value)}
        options={[{ value: '', label: t('overview.allPacks') }, ...(packs.data?.items ?? []).map((p) => ({ value: p.pack, label: p.pack }))]}
      />
      <DayStepper overview={shown} choose={(day) => choose('on', day)} />
    </>
  ) : null;

  return (
    <Page title={t('nav.overview')} text={shown?.on ? [t('overview.asOf', { day: longDayText(shown.on, language) }), previous ? t('overview.against', { day: longDayText(previous, language) }) : ''].filter(Boolean).join(' · ') : undefined} actions={actions}>
      <Loaded query={query} lines={12}>
        {(overview) =>
          overview.on ? (
            <Book overview={overview} stale={query.isPlaceholderData} />
          ) : (
            <Section>
              <Nothing title={t('overview.empty')} text={t('overview.empty.text')} action={mayImport ? <Link to="/imports">{t('overview.empty.do')}</Link> : undefined} />
            </Section>
          )
        }
      </Loaded>
    </Page>
  );
}

function DayStepper({ overview, choose }: { overview: Overview; choose: (day: string | null) => void }) {
  const { t } = useWords();
  const { on, firstDay, closedTo } = overview;
  if (!on) return null;
  return (
    <div className="stepper">
      <Button icon={<LeftOutlined />} aria-label={t('day.before')} disabled={Boolean(firstDay && on <= firstDay)} onClick={() => choose(plusDays(on, -1))} />
      <DayPicker label={t('overview.day')} value={on} from={firstDay} to={closedTo} onChange={choose} />
      <Button icon={<RightOutlined />} aria-label={t('day.after')} disabled={Boolean(closedTo && on >= closedTo)} onClick={() => choose(plusDays(on, 1))} />
    </div>
  );
}

function Book({ overview, stale }: { overview: Overview; stale: boolean }) {
  const { t } = useWords();
  return (
    <div className={stale ? 'stale' : undefined} aria-busy={stale}>
      <Figures figures={overview.figures} />
      <div className="columns">
        <Section title={<Term name="buckets">{t('overview.buckets')}</Term>} hint={t('overview.buckets.hint')}>
          <Buckets overview={overview} />
        </Section>
        <Section title={<Term name="pastDueAmount">{t('overview.pastDue')}</Term>} hint={t('overview.trend.hint')}>
          <PastDueTrend trend={overview.trend} />
        </Section>
      </div>
      <div className="columns">
        <Section title={<Term name="cureCurve">{t('overview.cure')}</Term>} hint={t('overview.cure.hint')}>
          <CureCurve points={overview.cureCurve} />
        </Section>
        <Section title={<Term name="d1Rate">{t('overview.d1')}</Term>} hint={t('overview.trend.hint')}>
          <D1Trend trend={overview.trend} />
        </Section>
      </div>
      <Section title={<Term name="rollMatrix">{t('overview.roll')}</Term>} hint={t('overview.roll.hint')}>
        <RollMatrix matrix={overview.rollMatrix} />
      </Section>
      <div className="columns">
        <Section title={<Term name="trend">{t('overview.movement')}</Term>} hint={t('overview.trend.hint')}>
          <MovementTrend trend={overview.trend} />
        </Section>
        <Section title={<Term name="dueToday">{t('overview.money')}</Term>} hint={t('overview.trend.hint')}>
          <MoneyTrend trend={overview.trend} />
        </Section>
      </div>
    </div>
  );
}
