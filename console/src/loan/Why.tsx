import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import type { Explanation, Loan, Step } from '../api/types';
import { useWords } from '../i18n/language';
import { usePacks } from '../packs/packs';
import { Loaded } from '../state/States';
import { askExplanation } from './asks';
import { Tag } from './StateTag';

interface Props {
  loan: Loan;
  on: string;
  policy: string;
  choose: (pack: string) => void;
}

/** Why is this overdue, or why is it not: the derivation step by step, in the server's words. */
export function Why({ loan, on, policy, choose }: Props) {
  const { t, language } = useWords();
  const packs = usePacks();
  const query = useQuery({ ...askExplanation(loan.id, on, policy, language), placeholderData: keepPreviousData });
  return (
    <div className="why">
      <div className="why-head">
        <h2>{query.data && query.data.state === 'PAST_DUE' ? t('loan.why.is') : t('loan.why.isNot')}</h2>
        {packs.data ? (
          <Segmented
            aria-label={t('loan.why.under')}
            size="small"
            value={policy}
            onChange={(pack) => choose(String(pack))}
            options={packs.data.items.map((pack) => ({ value: pack.pack, label: pack.pack === loan.pack ? `${pack.pack} (${t('loan.own')})` : pack.pack, title: pack.title }))}
          />
        ) : null}
      </div>
      <Loaded query={query} lines={10}>
        {(explanation) => <Steps explanation={explanation} stale={query.isPlaceholderData} />}
      </Loaded>
    </div>
  );
}

function Steps({ explanation, stale }: { explanation: Explanation; stale: boolean }) {
  const { t } = useWords();
  return (
    <div className={stale ? 'stale' : undefined} aria-busy={stale}>
      <p className="why-sentence">{explanation.sentence}</p>
      {explanation.cause ? (
        <p className="why-cause">
          <Tag tone="info">{t('loan.why.cause')}</Tag> {explanation.cause.text}
        </p>
      ) : null}
      <ol className="steps">
        {explanation.steps.map((step) => (
          <StepRow key={step.key} step={step} />
        ))}
      </ol>
    </div>
  );
}

function StepRow({ step }: { step: Step }) {
  const { t } = useWords();
  return (
    <li className="step" data-verdict={step.verdict} data-step={step.key}>
      <div className="step-head">
        <h3>{step.title}</h3>
        <strong className="number">{step.result}</strong>
      </div>
      <p>{step.text}</p>
      {step.inputs.length > 0 ? (
        <dl className="step-inputs">
          {step.inputs.map((input) => (
            <div key={input.name}>
              <dt>{input.name}</dt>
              <dd className="number">{input.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {step.formula ? <code className="step-formula">{step.formula}</code> : null}
      {step.source ? (
        <p className="step-source">
          {t('word.sourceIs', { text: step.source })}
        </p>
      ) : null}
    </li>
  );
}
