import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { Finding } from '../api/types';
import { Day, DayPicker } from '../date/Day';
import { isDay } from '../date/date';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Count } from '../number/Number';
import { Hint } from '../state/Hint';
import { Failed, Loading, Nothing } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { CATEGORIES, CATEGORY_TONES, findingKey, RECONCILIATION } from './codes';
import { SideBySide } from './SideBySide';

interface Props {
  day: string | undefined;
  isOpen: boolean;
  /** The finding that is looked at. */
  subject: string | undefined;
  choose: (word: 'day' | 'open' | 'subject', value: string | null) => void;
}

const MOST = 500;

/** What is not the same, by category; one of them side by side. */
export function Findings({ day, isOpen, subject, choose }: Props) {
  const t = useT();
  const query = useQuery({
    queryKey: [...RECONCILIATION, 'findings', day, isOpen],
    queryFn: () => body(api.GET('/api/v1/reconciliation/findings', { params: { query: { open: isOpen, limit: MOST, ...(day ? { day } : {}) } } })),
  });
  const columns: Column<Finding>[] = [
    { key: 'subject', title: t('reconciliation.subject'), width: 200, grow: true, narrow: 'title', cell: (row) => <span title={row.subject}>{row.subject}</span> },
    { key: 'category', title: t('reconciliation.category'), width: 190, narrow: 'side', cell: (row) => <Category category={row.category} /> },
    { key: 'day', title: t('reconciliation.day'), width: 110, narrow: 'detail', cell: (row) => <Day value={row.day} /> },
    { key: 'channel', title: t('loans.channel'), width: 120, narrow: 'detail-side', cell: (row) => row.channel },
    ...(isOpen
      ? [{ key: 'found', title: t('reconciliation.since'), width: 166, cell: (row) => <Moment value={row.foundAt} /> } satisfies Column<Finding>]
      : [
          { key: 'resolved', title: t('reconciliation.resolvedAt'), width: 150, cell: (row) => <Moment value={row.resolvedAt} /> } satisfies Column<Finding>,
          { key: 'how', title: t('reconciliation.how'), width: 220, cell: (row) => <span title={row.how ?? undefined}>{row.how}</span> } satisfies Column<Finding>,
        ]),
  ];
  const counts = query.data?.counts ?? {};
  return (
    <section className="card card-flush gap" aria-label={t('reconciliation.findings')}>
      <div className="filters" role="search" aria-label={t('audit.filters')}>
        <Choice<'' | 'false'> label={t('users.state')} value={isOpen ? '' : 'false'} onChange={(value) => choose('open', value)} options={[{ value: '', label: t('reconciliation.open') }, { value: 'false', label: t('reconciliation.resolved') }]} />
        <DayPicker label={t('reconciliation.day')} value={isDay(day) ? day : null} onChange={(chosen) => choose('day', chosen)} clearable />
        {day ? (
          <Button type="text" onClick={() => choose('day', null)}>
            {t('reconciliation.everyDay')}
          </Button>
        ) : null}
        <ul className="finding-counts" aria-label={t('reconciliation.counts')}>
          {CATEGORIES.filter((category) => counts[category]).map((category) => (
            <li key={category}>
              <Category category={category} /> <Count value={counts[category] ?? 0} />
            </li>
          ))}
        </ul>
      </div>
      {query.data ? (
        <>
          <DataTable<Finding>
            label={t('reconciliation.findings')}
            columns={columns}
            rows={query.data.items}
            rowKey={findingKey}
            rowTone={(row) => (row.subject === subject ? 'chosen' : undefined)}
            onOpen={(row) => choose('subject', row.subject === subject ? null : row.subject)}
            detail={(row) => (row.subject === subject ? <SideBySide finding={row} /> : null)}
            empty={<Nothing title={t(isOpen ? 'reconciliation.noneOpen' : 'reconciliation.noneResolved')} text={isOpen ? t('reconciliation.noneOpen.text') : undefined} />}
          />
          {query.data.items.length === MOST ? <p className="pad quiet">{t('reconciliation.most', { n: MOST })}</p> : null}
        </>
      ) : query.isError ? (
        <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
      ) : (
        <div className="pad">
          <Loading lines={4} />
        </div>
      )}
    </section>
  );
}

function Category({ category }: { category: Finding['category'] }) {
  const t = useT();
  return (
    <Hint text={t.code('findingText', category)}>
      <span tabIndex={0}>
        <Tag tone={CATEGORY_TONES[category]}>{t.code('finding', category)}</Tag>
      </span>
    </Hint>
  );
}
