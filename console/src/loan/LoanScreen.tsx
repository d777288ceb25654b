import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Fragment, lazy, Suspense, useCallback, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import type { Loan, PostingAnswer } from '../api/types';
import { Day } from '../date/Day';
import { Term } from '../definition/definitions';
import { Page, Section } from '../frame/Page';
import { useWords, withWords, type Key } from '../i18n/language';
import { Money } from '../money/Money';
import { useRight } from '../session/session';
import { Loaded, Loading } from '../state/States';
import { Acts } from './Acts';
import type { Act } from './acts';
import { askLoan, askPosition, lookedAt } from './asks';
import { DateAxis } from './DateAxis';
import { FactList } from './FactList';
import { Packs } from './Packs';
import { PositionCard } from './PositionCard';
import { ScheduleTable } from './ScheduleTable';
import { StateTag } from './StateTag';
import { Timeline } from './Timeline';
import { VirtualAccount } from './VirtualAccount';
import { Why } from './Why';
import './loan.css';

const Ledger = lazy(withWords('ledger', () => import('./Ledger')));
const Forecast = lazy(withWords('forecast', () => import('../forecast/Forecast')));
const Causes = lazy(withWords('causes', () => import('../causes/Causes')));

const PARTS = ['why', 'schedule', 'facts', 'ledger'] as const;
type Part = (typeof PARTS)[number];

const PART_TITLES: Record<Part, Key> = { why: 'loan.why', schedule: 'loan.schedule', facts: 'loan.facts', ledger: 'loan.ledger' };

/** One loan: where it stands on a day, and why. */
export default function LoanScreen() {
  const { t, language } = useWords();
  const { id = '' } = useParams();
  const query = useQuery(askLoan(id, language));
  if (query.data) return <LoanPage loan={query.data.loan} tag={query.data.tag} />;
  return (
    <Page title={id} back={<Link to="/loans">{t('nav.loans')}</Link>}>
      <Section>
        <Loaded query={query} lines={10}>
          {() => null}
        </Loaded>
      </Section>
    </Page>
  );
}

function LoanPage({ loan, tag }: { loan: Loan; tag: string | undefined }) {
  const { t, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const mayReadPacks = useRight('packs.read');
  const [done, setDone] = useState<{ act: Act; answer: PostingAnswer }>();
  const { on, policy } = lookedAt(loan, search);
  const part = (PARTS as readonly string[]).includes(search.get('part') ?? '') ? (search.get('part') as Part) : 'why';

  const choose = useCallback(
    (word: string, value: string, usual: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === usual) next.delete(word);
          else next.set(word, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const chooseDay = useCallback((day: string) => choose('on', day, loan.bookDay), [choose, loan.bookDay]);
  const choosePack = useCallback((pack: string) => choose('policy', pack, loan.pack), [choose, loan.pack]);

  const position = useQuery({ ...askPosition(loan.id, on, policy, language), placeholderData: keepPreviousData });
  const timeline = useQuery({
    queryKey: ['loan', loan.id, 'timeline', language],
    queryFn: () => body(api.GET('/api/v1/loans/{id}/timeline', { params: { path: { id: loan.id } } })),
  });

  return (
    <Page
      title={loan.id}
      back={<Link to="/loans">{t('nav.loans')}</Link>}
      heading={
        <span className="loan-heading">
          <span>{loan.id}</span>
          {position.data ? <StateTag state={position.data.state} dpd={position.data.dpd} /> : null}
        </span>
      }
      text={
        <span className="loan-sentence" data-testid="sentence" aria-live="polite">
          {position.data?.sentence ?? loan.sentence}
        </span>
      }
      actions={
        <>
          <VirtualAccount loan={loan.id} />
          <Acts loan={loan} tag={tag} done={(act, answer) => setDone({ act, answer })} />
        </>
      }
    >
      {done ? <Done {...done} close={() => setDone(undefined)} /> : null}
      <Terms loan={loan} />
      <DateAxis loan={loan} on={on} choose={chooseDay} events={timeline.data?.items ?? []} />
      <div className="loan-columns">
        <div className="loan-main">
          <Section flush>
            <Tabs
              activeKey={part}
              onChange={(key) => choose('part', key, 'why')}
              tabBarStyle={{ padding: '0 16px', marginBottom: 0 }}
              items={PARTS.map((key) => ({ key, label: t(PART_TITLES[key]) }))}
            />
            {part === 'why' ? <Why loan={loan} on={on} policy={policy} choose={choosePack} /> : null}
            {part === 'schedule' ? <ScheduleTable loan={loan} on={on} policy={policy} /> : null}
            {part === 'facts' ? <FactList loan={loan} on={on} /> : null}
            {part === 'ledger' ? <Suspense fallback={<Loading lines={8} />}><Ledger loan={loan} /></Suspense> : null}
          </Section>
        </div>
        <aside className="loan-side" aria-label={t('loan.position')}>
          <Loaded query={position} lines={8}>
            {(data) => <PositionCard position={data} loan={loan} stale={position.isPlaceholderData} />}
          </Loaded>
          <Suspense fallback={null}><Forecast loan={loan.id} /></Suspense>
          <Suspense fallback={null}><Causes loan={loan.id} on={on} /></Suspense>
          <Section title={t('loan.timeline')} id="timeline">
            <Loaded query={timeline} lines={6}>
              {(data) => <Timeline events={data.items} on={on} bookDay={loan.bookDay} choose={chooseDay} />}
            </Loaded>
          </Section>
        </aside>
        {mayReadPacks ? (
          <div className="loan-packs">
            <Packs loan={loan} on={on} policy={policy} choose={choosePack} />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

/** What was just recorded, until it is put away. */
function Done({ act, answer, close }: { act: Act; answer: PostingAnswer; close: () => void }) {
  const { t } = useWords();
  return (
    <div className="act-done" role="status" data-testid="act-done">
      <p>
        <strong>{t('act.done', { act: t(`act.${act}`) })}</strong> {answer.facts.map((fact) => fact.text).join(' ')} <span className="quiet">{answer.sentence}</span>
      </p>
      <button type="button" className="more" aria-label={t('act.putAway')} title={t('act.putAway')} onClick={close}>
        ×
      </button>
    </div>
  );
}

function Terms({ loan }: { loan: Loan }) {
  const { t } = useWords();
  const { borrower } = loan;
  // What the contract itself grants; of the rest the pack decides.
  const own = [
    loan.graceDays === null || loan.graceDays === undefined ? null : <span key="grace">{t('loan.grace', { n: loan.graceDays })}</span>,
    loan.toleranceAmount ? (
      <span key="tolerance">
        {t('loan.tolerance')} <Money value={loan.toleranceAmount} />
      </span>
    ) : null,
  ].filter((part) => part !== null);
  return (
    <dl className="terms">
      <div>
        <dt>{t('loans.borrower')}</dt>
        <dd title={borrower.masked ? t('loan.masked') : undefined}>
          {borrower.id}
          {borrower.masked ? <span className="sr-only"> ({t('loan.masked')})</span> : null}
        </dd>
      </div>
      {loan.product ? (
        <div>
          <dt>{t('loans.product')}</dt>
          <dd>{loan.product}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t('loan.drawn')}</dt>
        <dd>
          <Money value={loan.principal} /> <span className="quiet">·</span> <Day value={loan.drawnOn} />
        </dd>
      </div>
      <div>
        <dt>{t('loan.installments')}</dt>
        <dd>
          {loan.installmentCount}
          {loan.firstDue && loan.lastDue ? (
            <span className="quiet">
              {' '}
              · <Day value={loan.firstDue} /> – <Day value={loan.lastDue} />
            </span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{t('loan.rate')}</dt>
        <dd>
          {t('loan.rate.daily', { rate: loan.dailyRatePercent })}
          {loan.allInCostPercent ? (
            <span className="quiet" data-testid="cost">
              {' '}
              · <Term name="allInCost">{t('loan.cost', { rate: loan.allInCostPercent })}</Term>
              {loan.effectiveRatePercent ? (
                <>
                  {' '}
                  · <Term name="effectiveRate">{t('loan.effective', { rate: loan.effectiveRatePercent })}</Term>
                </>
              ) : null}
            </span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{t('loans.pack')}</dt>
        <dd>
          <Link to={`/packs/${encodeURIComponent(loan.pack)}`}>{loan.pack}</Link>
          <span className="quiet">
            {' '}
            · {t('loan.packFrom')} <Day value={loan.packVersion} />
            {loan.packVersion > loan.drawnOn ? ` · ${t('loan.packFirst')}` : null}
          </span>
        </dd>
      </div>
      {own.length > 0 ? (
        <div>
          <dt>{t('loan.agreed')}</dt>
          <dd>
            {own.map((part, index) => (
              <Fragment key={part.key}>
                {index > 0 ? <span className="quiet"> · </span> : null}
                {part}
              </Fragment>
            ))}
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t('loan.allocation')}</dt>
        <dd>
          {loan.allocation} <span className="quiet">· {loan.allocationAgreed ? t('loan.byContract') : t('loan.byPack')}</span>
        </dd>
      </div>
    </dl>
  );
}
