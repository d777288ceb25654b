import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import type { ChannelHealthPoint } from '../api/types';
import { Chart } from '../chart/Chart';
import { instantText } from '../date/date';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page, Section } from '../frame/Page';
import { useT, useWords } from '../i18n/language';
import { countText, shareText, shareTop } from '../number/number';
import { Loaded, Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import { Health, isQuiet } from './ChannelsScreen';
import './channels.css';

const WORDS = ['back'] as const;
const HOUR = 3_600_000;
const SPANS = {
  day: { hours: 48, step: 'HOUR' },
  week: { hours: 7 * 24, step: 'HOUR' },
  quarter: { hours: 90 * 24, step: 'DAY' },
} as const;
type Span = keyof typeof SPANS;

/** One channel over time: how often it failed, and between what bounds that is usual at that hour. */
export default function ChannelScreen() {
  const t = useT();
  const channel = useParams()['channel'] ?? '';
  const { asked, choose } = useAsked(WORDS);
  const back: Span = asked.back === 'week' || asked.back === 'quarter' ? asked.back : 'day';
  const all = useQuery({ queryKey: ['channels'], queryFn: () => body(api.GET('/api/v1/channels/health')) });
  const health = all.data?.items.find((each) => each.channel === channel);
  // Of one that has been silent for long, its last days.
  const quiet = health && isQuiet(health) ? health.lastAnswerAt : undefined;
  const query = useQuery({
    queryKey: ['channels', channel, back, quiet],
    enabled: !all.isPending,
    queryFn: () => {
      const { hours, step } = SPANS[back];
      const to = Math.ceil((quiet ? Date.parse(quiet) + 1 : Date.now()) / HOUR) * HOUR;
      return body(api.GET('/api/v1/channels/{channel}/health', { params: { path: { channel }, query: { from: new Date(to - hours * HOUR).toISOString(), to: new Date(to).toISOString(), step } } }));
    },
  });
  return (
    <Page
      title={channel}
      back={<Link to="/channels">{t('nav.channels')}</Link>}
      text={health ? <><Health health={health} /> {t.code('channelKind', health.kind)}{quiet ? <> · {t('channels.last')} <Moment value={quiet} /></> : null}</> : undefined}
      actions={<Choice<Span> label={t('channels.span')} value={back} onChange={(value) => choose('back', value === 'day' ? null : value)} options={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t.code('channelSpan', value) }))} />}
    >
      <Loaded query={query} lines={8}>
        {({ items }) =>
          items.every((point) => point.answers === 0) ? (
            <Section>
              <Nothing title={t('channels.silent')} text={t('channels.silent.text')} />
            </Section>
          ) : (
            <>
              <Section title={t('channels.failed')} hint={t('channels.band')}>
                <Failures points={items} />
              </Section>
              <div className="channel-pair">
                <Section title={t('channels.slowLate')}>
                  <Slowness points={items} />
                </Section>
                <Section title={t('channels.volume')}>
                  <Volume points={items} />
                </Section>
              </div>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function useTimes(points: ChannelHealthPoint[]) {
  const t = useT();
  const texts = points.map((point) => instantText(point.at));
  return { axis: t('channels.time'), categories: texts, ticks: texts.map((text) => text.slice(5)) };
}

/** A part of the answers, nothing where there were none. */
function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function Failures({ points }: { points: ChannelHealthPoint[] }) {
  const { t, language } = useWords();
  const text = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : shareText(value, language, 1));
  const lines = [
    { name: t('channels.failed'), colour: 'bad' as const, kind: 'area' as const, of: (point: ChannelHealthPoint) => shareOf(point.failed, point.answers) },
    { name: t('channels.usual'), colour: 'main' as const, kind: 'line' as const, of: (point: ChannelHealthPoint) => point.usual ?? null },
    { name: t('channels.high'), colour: 'faint' as const, kind: 'line' as const, of: (point: ChannelHealthPoint) => (point.answers > 0 ? point.high : null) },
    { name: t('channels.low'), colour: 'faint' as const, kind: 'line' as const, of: (point: ChannelHealthPoint) => (point.answers > 0 ? point.low : null) },
  ];
  return (
    <Chart
      label={t('channels.failed')}
      height={260}
      {...useTimes(points)}
      max={shareTop(lines.flatMap(({ of }) => points.map(of)))}
      value={(value) => shareText(value, language, 0)}
      series={lines.map(({ name, colour, kind, of }) => ({ name, colour, kind, values: points.map(of), texts: points.map((point) => text(of(point))) }))}
    />
  );
}

function Slowness({ points }: { points: ChannelHealthPoint[] }) {
  const { t, language } = useWords();
  const lines = [
    { name: t('channels.slow'), colour: 'warn' as const, of: (point: ChannelHealthPoint) => shareOf(point.slow, point.answers) },
    { name: t('channels.late'), colour: 'main' as const, of: (point: ChannelHealthPoint) => shareOf(point.late, point.answers) },
  ];
  return (
    <Chart
      label={t('channels.slowLate')}
      {...useTimes(points)}
      max={shareTop(lines.flatMap(({ of }) => points.map(of)))}
      value={(value) => shareText(value, language, 0)}
      series={lines.map(({ name, colour, of }) => ({
        name,
        colour,
        kind: 'line' as const,
        values: points.map(of),
        texts: points.map((point) => {
          const value = of(point);
          return value === null ? '—' : shareText(value, language, 1);
        }),
      }))}
    />
  );
}

function Volume({ points }: { points: ChannelHealthPoint[] }) {
  const { t, language } = useWords();
  return (
    <Chart
      label={t('channels.volume')}
      {...useTimes(points)}
      value={(value) => countText(value, language)}
      series={[{ name: t('channels.answers'), kind: 'bar', colour: 'main', values: points.map((point) => point.answers), texts: points.map((point) => countText(point.answers, language)) }]}
    />
  );
}
