import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { api, body } from '../api/client';
import type { CohortCell, CohortView } from '../api/types';
import { Chart } from '../chart/Chart';
import { DayPicker } from '../date/Day';
import { isDay, shortDayText } from '../date/date';
import { Choice } from '../frame/Choice';
import { Page, Section } from '../frame/Page';
import { useT, useWords } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Count, Share } from '../number/Number';
import { shareText } from '../number/number';
import { Loaded, Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import { csvText, download } from '../table/csv';
import { DataTable, type Column } from '../table/DataTable';
import { DIMENSIONS } from './codes';
import './cohorts.css';

const WORDS = ['measure', 'by', 'from', 'to', 'cell'] as const;

/** Which groups of loans do worse than the others, and whether that is more than chance. */
export default function CohortsScreen() {
  const { t, language } = useWords();
  const { asked, choose } = useAsked(WORDS);
  const measure = asked.measure ?? 'D1';
  const by = asked.by ?? DIMENSIONS[0];
  const query = useQuery({
    queryKey: ['cohorts', measure, by, asked.from, asked.to, language],
    placeholderData: keepPreviousData,
    // What stands in the address may be anything: the server judges it.
    queryFn: () => body(api.GET('/api/v1/cohorts', { params: { query: { measure, by, ...(asked.from ? { from: asked.from } : {}), ...(asked.to ? { to: asked.to } : {}) } as never } })),
  });
  return (
    <Page title={t('nav.cohorts')} text={t('cohorts.text')}>
      <div className="card card-flush gap">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Choice<string> label={t('cohorts.measure')} value={measure} onChange={(value) => choose('measure', value)} options={query.data?.measures.map((each) => ({ value: each.measure, label: each.title })) ?? [{ value: measure, label: measure }]} />
          <Choice<string> label={t('cohorts.by')} value={by} onChange={(value) => choose('by', value)} options={DIMENSIONS.map((value) => ({ value, label: t.code('cohortBy', value) }))} />
          <DayPicker label={t('cohorts.from')} value={isDay(asked.from) ? asked.from : null} onChange={(day) => choose('from', day)} clearable />
          <DayPicker label={t('cohorts.to')} value={isDay(asked.to) ? asked.to : null} onChange={(day) => choose('to', day)} clearable />
          {query.data ? <Save view={query.data} /> : null}
        </div>
        <p className="quiet cohort-definition">{query.data?.measures.find((each) => each.measure === measure)?.what}</p>
        <Loaded query={query} lines={8}>
          {(view) => <Cells view={view} shown={asked.cell} show={(cell) => choose('cell', cell === asked.cell ? null : cell)} />}
        </Loaded>
      </div>
      {query.data && query.data.series.length > 0 ? (
        <Section title={t('cohorts.weeks', { cell: asked.cell ?? t('cohorts.overall') })}>
          <Weeks view={query.data} cell={asked.cell} />
        </Section>
      ) : null}
    </Page>
  );
}

function Cells({ view, shown, show }: { view: CohortView; shown: string | undefined; show: (cell: string) => void }) {
  const t = useT();
  const { language } = useWords();
  const columns: Column<CohortCell>[] = [
    { key: 'cell', title: t('cohorts.cell'), width: 180, grow: true, narrow: 'title', cell: (row) => <>{row.cell} {row.flagged ? <Tag tone="bad">{t('cohorts.flagged')}</Tag> : null} {row.trend.rising ? <Tag tone="warn">{t('cohorts.rising')}</Tag> : null}</> },
    { key: 'seen', title: t('cohorts.seen'), width: 100, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Count value={row.seen} /> },
    { key: 'bad', title: t('cohorts.bad'), width: 90, align: 'end', cell: (row) => <Count value={row.bad} /> },
    { key: 'share', title: t('cohorts.share'), width: 100, align: 'end', narrow: 'side', cell: (row) => <Share value={row.share} digits={2} /> },
    { key: 'shrunk', title: t('cohorts.shrunk'), hint: t('cohorts.shrunk.hint'), width: 190, align: 'end', cell: (row) => <span className="number">{shareText(row.shrunk, language, 2)} <span className="quiet">{shareText(row.low, language, 1)}–{shareText(row.high, language, 1)}</span></span> },
    { key: 'expected', title: t('cohorts.expected'), hint: t('cohorts.expected.hint'), width: 100, align: 'end', cell: (row) => <Share value={row.expected} digits={2} /> },
    { key: 'trend', title: t('cohorts.trend'), hint: t('cohorts.trend.hint'), width: 110, align: 'end', cell: (row) => <span className="number">{row.trend.perWeek > 0 ? '+' : ''}{shareText(row.trend.perWeek, language, 2)}</span> },
    { key: 'q', title: t('cohorts.q'), hint: t('cohorts.q.hint'), width: 110, align: 'end', narrow: 'detail-side', labelled: true, cell: (row) => <span className="number">{row.qValue < 0.001 ? '< 0.001' : row.qValue.toFixed(3)}</span> },
  ];
  return (
    <>
      <p className="cohort-overall">
        {t('cohorts.overall')} <Share value={view.overall.share} digits={2} /> <span className="quiet">{t('cohorts.ofSeen', { bad: view.overall.bad, seen: view.overall.seen })}</span>
      </p>
      <DataTable<CohortCell>
        label={t('nav.cohorts')}
        columns={columns}
        rows={view.cells}
        rowKey={(row) => row.cell}
        onOpen={(row) => show(row.cell)}
        rowTone={(row) => (row.cell === shown ? 'chosen' : row.flagged ? 'bad' : undefined)}
        empty={<Nothing title={t('cohorts.none')} text={t('cohorts.none.text')} />}
      />
    </>
  );
}

function Weeks({ view, cell }: { view: CohortView; cell: string | undefined }) {
  const { t, language } = useWords();
  const weeks = new Map<string, { seen: number; bad: number }>();
  const all = new Map<string, { seen: number; bad: number }>();
  for (const point of view.series) {
    for (const [map, wanted] of [[all, true], [weeks, point.cell === cell]] as const) {
      if (!wanted) continue;
      const sum = map.get(point.week) ?? { seen: 0, bad: 0 };
      map.set(point.week, { seen: sum.seen + point.seen, bad: sum.bad + point.bad });
    }
  }
  const days = [...all.keys()].sort();
  const share = (map: Map<string, { seen: number; bad: number }>, week: string): number | null => {
    const sum = map.get(week);
    return sum && sum.seen > 0 ? sum.bad / sum.seen : null;
  };
  const line = (name: string, colour: 'main' | 'faint', map: Map<string, { seen: number; bad: number }>) => ({
    name,
    colour,
    kind: 'line' as const,
    values: days.map((week) => share(map, week)),
    texts: days.map((week) => {
      const value = share(map, week);
      const sum = map.get(week);
      return value === null || !sum ? '—' : `${shareText(value, language, 2)} · ${t('cohorts.ofSeen', { bad: sum.bad, seen: sum.seen })}`;
    }),
  });
  return (
    <Chart
      label={t('cohorts.weeks', { cell: cell ?? t('cohorts.overall') })}
      axis={t('cohorts.week')}
      categories={days}
      ticks={days.map((day) => shortDayText(day, language))}
      value={(value) => shareText(value, language, 0)}
      series={cell ? [line(cell, 'main', weeks), line(t('cohorts.overall'), 'faint', all)] : [line(t('cohorts.overall'), 'main', all)]}
    />
  );
}

function Save({ view }: { view: CohortView }) {
  const t = useT();
  function save(): void {
    const fields = [
      { title: t('cohorts.cell'), text: (row: CohortCell) => row.cell },
      { title: t('cohorts.seen'), text: (row: CohortCell) => row.seen },
      { title: t('cohorts.bad'), text: (row: CohortCell) => row.bad },
      { title: t('cohorts.share'), text: (row: CohortCell) => row.share },
      { title: t('cohorts.shrunk'), text: (row: CohortCell) => row.shrunk },
      { title: t('cohorts.expected'), text: (row: CohortCell) => row.expected },
      { title: 'p', text: (row: CohortCell) => row.pValue },
      { title: 'q', text: (row: CohortCell) => row.qValue },
    ];
    download('cohorts.csv', csvText(fields, view.cells));
  }
  return (
    <span className="cohort-end">
      <Button icon={<DownloadOutlined />} disabled={view.cells.length === 0} onClick={save}>
        {t('cohorts.csv')}
      </Button>
    </span>
  );
}
