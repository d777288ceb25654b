import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../api/client';
import type { ForecastRow } from '../api/types';
import { Day, DayPicker } from '../date/Day';
import { isDay } from '../date/date';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Share } from '../number/Number';
import { Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import type { Column } from '../table/DataTable';
import { Paged } from '../table/Paged';

const WORDS = ['scope', 'dueFrom', 'dueTo', 'least'] as const;
const SCOPES = ['AHEAD', 'OVERDUE', 'ALL'] as const;
const LEAST = ['0.05', '0.1', '0.2', '0.5'] as const;

/** Whose next installment may be late, the likeliest first. */
export default function ForecastsScreen() {
  const t = useT();
  const go = useNavigate();
  const { asked, filtered, choose, clear } = useAsked(WORDS);
  const query = useInfiniteQuery({
    queryKey: ['forecasts', asked],
    // What stands in the address may be anything: the server judges it.
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/forecasts', { params: { query: { ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } as never } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const chance = (key: 'late0' | 'late3' | 'late7' | 'late30', days: number, narrow?: 'side'): Column<ForecastRow> => ({
    key,
    title: t('forecast.late.short', { n: days }),
    hint: t('forecast.late', { n: days }),
    width: 90,
    align: 'end',
    ...(narrow ? { narrow } : {}),
    cell: (row) => <Share value={row[key]} digits={1} />,
  });
  const columns: Column<ForecastRow>[] = [
    { key: 'loan', title: t('loans.id'), width: 150, grow: true, narrow: 'title', cell: (row) => <><Link to={`/loans/${encodeURIComponent(row.loan)}`}>{row.loan}</Link> {row.alerted ? <Tag tone="warn">{t('forecast.alerted')}</Tag> : null}</> },
    { key: 'borrower', title: t('loans.borrower'), width: 140, narrow: 'detail', cell: (row) => row.borrower },
    { key: 'installment', title: t('forecast.installment'), width: 110, align: 'end', cell: (row) => <span className="number">{row.installment}</span> },
    { key: 'due', title: t('schedule.due'), width: 130, narrow: 'detail-side', cell: (row) => <Day value={row.dueOn} /> },
    { key: 'ahead', title: t('forecast.ahead'), width: 110, align: 'end', cell: (row) => <span className="number">{row.daysToDue}</span> },
    chance('late0', 0),
    chance('late3', 3),
    chance('late7', 7, 'side'),
    chance('late30', 30),
  ];
  return (
    <Page fill title={t('nav.forecasts')} text={t('forecast.text')} actions={<Link to="/model">{t('nav.model')}</Link>}>
      <div className="card card-flush loans-card">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Choice<string> label={t('forecast.scope')} value={asked.scope ?? 'AHEAD'} onChange={(value) => choose('scope', value === 'AHEAD' ? null : value)} options={SCOPES.map((value) => ({ value, label: t.code('forecastScope', value) }))} />
          <DayPicker label={t('forecast.dueFrom')} value={isDay(asked.dueFrom) ? asked.dueFrom : null} onChange={(day) => choose('dueFrom', day)} clearable />
          <DayPicker label={t('forecast.dueTo')} value={isDay(asked.dueTo) ? asked.dueTo : null} onChange={(day) => choose('dueTo', day)} clearable />
          <Choice<string> label={t('forecast.least')} value={asked.least ?? ''} onChange={(value) => choose('least', value)} options={[{ value: '', label: t('forecast.any') }, ...LEAST.map((value) => ({ value, label: t('forecast.from', { n: Number(value) * 100 }) }))]} />
          {filtered ? (
            <Button type="text" onClick={clear}>
              {t('loans.clear')}
            </Button>
          ) : null}
        </div>
        <Paged<ForecastRow>
          query={query}
          label={t('nav.forecasts')}
          columns={columns}
          rowKey={(row) => `${row.loan}.${row.installment}`}
          onOpen={(row) => void go(`/loans/${encodeURIComponent(row.loan)}`)}
          empty={<Nothing title={t(filtered ? 'forecast.none' : 'forecast.empty')} text={filtered ? undefined : t('forecast.empty.text')} />}
        />
      </div>
    </Page>
  );
}
