import { Link } from 'react-router';
import type { Figure } from '../api/types';
import { Term, useDefinitions } from '../definition/definitions';
import { useWords } from '../i18n/language';
import { Hint } from '../state/Hint';
import { Money } from '../money/Money';
import { isZero, shortMoney } from '../money/money';
import { countText, pointsText, shareText, signedCount } from '../number/number';

/** The order in which the figures are read; others of the server follow. */
const ORDER = ['dueToday', 'receivedToday', 'newlyPastDue', 'cured', 'd1Rate', 'pastDueLoans', 'pastDueAmount', 'carriedByTolerance', 'forgivenByGrace', 'openTechnical'];

export function Figures({ figures }: { figures: Figure[] }) {
  const { t } = useWords();
  const sorted = [...figures].sort((a, b) => place(a.key) - place(b.key));
  return (
    <ul className="figures-strip" aria-label={t('overview.figures')}>
      {sorted.map((figure) => (
        <FigureCard key={figure.key} figure={figure} />
      ))}
    </ul>
  );
}

function place(key: string): number {
  const at = ORDER.indexOf(key);
  return at < 0 ? ORDER.length : at;
}

/** One number, its change, its definition, and the rows behind it one click away. */
function FigureCard({ figure }: { figure: Figure }) {
  const { t } = useWords();
  const definition = useDefinitions()(figure.key);
  const name = definition?.name ?? t.code('figure', figure.key);
  const shown = <FigureValue figure={figure} />;
  const value = figure.note ? (
    <Hint text={figure.note}>
      <span className="term" tabIndex={0}>
        {shown}
      </span>
    </Hint>
  ) : (
    shown
  );
  return (
    <li className="figure" data-figure={figure.key}>
      <div className="figure-name">
        <Term name={figure.key}>{name}</Term>
      </div>
      <div className="figure-value">
        {figure.rows ? (
          <Link to={`/loans?${figure.rows}`} title={t('overview.rows')}>
            {value}
          </Link>
        ) : (
          value
        )}
      </div>
      <Change figure={figure} />
    </li>
  );
}

function FigureValue({ figure }: { figure: Figure }) {
  const { language } = useWords();
  switch (figure.kind) {
    case 'amount':
      return <Money value={figure.amount} short={(figure.amount?.amount.length ?? 0) > 12} />;
    case 'share':
      return <span className="number">{figure.share === null || figure.share === undefined ? '—' : shareText(figure.share, language)}</span>;
    case 'count':
      return <span className="number">{figure.count === null || figure.count === undefined ? '—' : countText(figure.count, language)}</span>;
  }
}

/** Against the day before: a sign and a word, not colour alone. */
function Change({ figure }: { figure: Figure }) {
  const { t, language } = useWords();
  const change = changeOf(figure, language);
  const loans = figure.kind === 'amount' && figure.loans !== null && figure.loans !== undefined ? t('unit.loans', { n: figure.loans }) : null;
  return (
    <div className="figure-change">
      {loans ? <span>{loans}</span> : null}
      {change ? (
        <span className={change.tone ? `tone-${change.tone}` : undefined}>
          {change.sign === 0 ? '' : change.sign > 0 ? '▲ ' : '▼ '}
          {change.text}
        </span>
      ) : null}
    </div>
  );
}

function changeOf(figure: Figure, locale: string): { text: string; sign: number; tone?: 'good' | 'bad' } | null {
  let sign: number;
  let text: string;
  if (figure.changeAmount) {
    sign = isZero(figure.changeAmount) ? 0 : figure.changeAmount.amount.startsWith('-') ? -1 : 1;
    // The currency stands at the figure itself.
    text = `${sign > 0 ? '+' : ''}${shortMoney(figure.changeAmount, locale).replace(/\u00a0\w+$/, '')}`;
  } else if (figure.changeShare !== null && figure.changeShare !== undefined) {
    sign = Math.sign(Math.round(figure.changeShare * 1000));
    text = pointsText(figure.changeShare, locale);
  } else if (figure.changeCount !== null && figure.changeCount !== undefined) {
    sign = Math.sign(figure.changeCount);
    text = signedCount(figure.changeCount, locale);
  } else {
    return null;
  }
  if (sign === 0) return { text: text.replace(/^[+−]/, '±'), sign };
  if (figure.direction === 'neutral') return { text, sign };
  const good = (sign > 0) === (figure.direction === 'up-is-good');
  return { text, sign, tone: good ? 'good' : 'bad' };
}
