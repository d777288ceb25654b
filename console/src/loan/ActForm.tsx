import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { api, body } from '../api/client';
import { newKey } from '../api/key';
import { asProblem, type Problem } from '../api/problem';
import type { Amount, FactEntry, Loan, PostingAnswer } from '../api/types';
import { shortDayText } from '../date/date';
import { ChoiceField, DayField } from '../frame/fields';
import { useWords } from '../i18n/language';
import { isZero, moneyText } from '../money/money';
import { METHODS } from '../products/draft';
import { askedOf, CAUSES, COMPONENTS, fieldOf, FIELDS, heldTo, KINDS, OF_A_PART, send, STATED, STATED_BY, THENS, type Act, type Asked, type Field, type Values } from './acts';
import { Effect } from './Effect';

export { AccountForm } from './AccountForm';

interface Props {
  act: Act;
  loan: Loan;
  /** The loan's ETag, as it is shown. */
  tag: string | undefined;
  /** Reads the loan anew. */
  renew: () => Promise<void>;
  close: () => void;
  done: (answer: PostingAnswer) => void;
}

/** What was shown before it is confirmed: posted is exactly this, to the loan as it was then. */
interface Shown {
  asked: Asked;
  tag: string | undefined;
  answer: PostingAnswer;
}

/** The form, by which its button outside of it sends it, as Enter does. */
const FORM = 'act-form';

/** Acts that hurt the borrower or cannot be taken back: they are asked for twice. */
const HARMFUL: readonly Act[] = ['return', 'chargeOff'];

/** An act on a loan: its form, what it would do by the server's word, and only then the act itself, once. */
export default function ActForm({ act, loan, tag, renew, close, done }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [shown, setShown] = useState<Shown>();
  const [sure, setSure] = useState(false);
  const [renewing, setRenewing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const sending = useRef(false);
  const harmful = HARMFUL.includes(act);
  // It may have been recorded: only the same may be asked again.
  const unknown = shown !== undefined && problem !== undefined && (problem.status === 0 || problem.status >= 500);

  function refused(error: unknown): void {
    const refusal = asProblem(error);
    const at = refusal.errors.flatMap((one) => {
      const field = fieldOf(act, one.field);
      return field ? [{ name: field, errors: [one.message] }] : [];
    });
    const shownAtFields = at.length > 0 && at.length === refusal.errors.length;
    if (shownAtFields) {
      setShown(undefined);
      form.setFields(at);
    }
    setSure(false);
    setProblem(shownAtFields ? undefined : refusal);
  }

  const look = useMutation({
    mutationFn: async (values: Values): Promise<Shown> => {
      const asked = askedOf(values, loan.currency);
      const answer = await send(act, asked, { loan: loan.id, tag });
      return { asked: heldTo(asked, answer), tag, answer };
    },
    onMutate: () => setProblem(undefined),
    onSuccess: setShown,
    onError: refused,
  });
  const post = useMutation({
    mutationFn: (what: Shown) => send(act, what.asked, { loan: loan.id, tag: what.tag, key }),
    onMutate: () => setProblem(undefined),
    onSuccess: done,
    onError: refused,
    onSettled: () => {
      sending.current = false;
    },
  });

  function confirm(): void {
    if (!shown || sending.current) return;
    if (harmful && !sure && !unknown) {
      setSure(true);
      return;
    }
    sending.current = true;
    post.mutate(shown);
  }

  async function lookAgain(): Promise<void> {
    setShown(undefined);
    setSure(false);
    setProblem(undefined);
    setRenewing(true);
    await renew();
    setRenewing(false);
  }

  const name = t(`act.${act}`);
  return (
    <Modal
      open
      onCancel={() => {
        if (!post.isPending) close();
      }}
      title={`${name} · ${loan.id}`}
      width={560}
      mask={{ closable: false }}
      footer={
        <>
          {shown && !unknown ? (
            <Button
              disabled={post.isPending}
              onClick={() => {
                setShown(undefined);
                setSure(false);
                setProblem(undefined);
              }}
            >
              {t('act.back')}
            </Button>
          ) : (
            <Button disabled={post.isPending} onClick={close}>
              {t('word.cancel')}
            </Button>
          )}
          {problem?.status === 412 ? (
            <Button type="primary" onClick={() => void lookAgain()}>
              {t('act.lookAgain')}
            </Button>
          ) : shown ? (
            // The second press of a double click was meant for what stood here before.
            <Button type="primary" danger={harmful} loading={post.isPending} onClick={(press) => press.detail < 2 && confirm()} data-testid="act-do">
              {unknown ? t('act.sendAgain') : sure ? t('act.sure', { act: name }) : name}
            </Button>
          ) : (
            <Button type="primary" htmlType="submit" form={FORM} loading={look.isPending} disabled={renewing} data-testid="act-look">
              {t('act.preview')}
            </Button>
          )}
        </>
      }
    >
      {problem ? <Refusal problem={problem} unknown={unknown} /> : null}
      {shown ? <Effect answer={shown.answer} /> : null}
      {sure && !problem ? <Alert className="gap-top" type="warning" showIcon role="alert" title={t(act === 'return' ? 'act.return.sure' : 'act.chargeOff.sure')} /> : null}
      {/* What was typed stays while the effect is looked at. */}
      <div hidden={shown !== undefined}>
        <Form<Values>
          id={FORM}
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ kind: 'FULL', then: 'SMALLER', method: '', component: 'PENALTY', installment: '', payment: '', protection: '', cause: '', stated: '', by: '', statement: '', time: '' }}
          onFinish={(values) => look.mutate(values)}
        >
          <Fields act={act} loan={loan} fill={(field, value) => form.setFieldsValue({ [field]: value })} />
        </Form>
      </div>
    </Modal>
  );
}

function Refusal({ problem, unknown }: { problem: Problem; unknown: boolean }) {
  const { t } = useWords();
  const title = problem.status === 412 ? t('act.changed') : unknown ? t('act.unknown') : problem.status === 0 ? t('state.unreachable') : problem.message;
  const text = problem.status === 412 ? t('act.changed.text') : unknown ? t('act.unknown.text') : undefined;
  return <Alert type={unknown || problem.status === 412 ? 'warning' : 'error'} showIcon role="alert" title={title} description={text} className="gap" />;
}

function Fields({ act, loan, fill }: { act: Act; loan: Loan; fill: (field: Field, value: string) => void }) {
  const { t } = useWords();
  const part = Form.useWatch('kind', Form.useFormInstance<Values>()) === 'PARTIAL';
  const has = (field: Field): boolean => FIELDS[act].includes(field) && (act !== 'early' || part || !OF_A_PART.includes(field));
  const text = act === 'early' ? t('act.early.text') : act === 'chargeOff' ? t('act.chargeOff.text') : act === 'protect' ? t('act.protect.text') : act === 'withdraw' ? t('act.withdraw.text') : act === 'state' ? t('act.state.text') : act === 'unstate' ? t('act.unstate.text') : null;
  const installments = [{ value: '', label: t(act === 'protect' || act === 'state' ? 'act.wholeLoan' : 'act.noInstallment') }, ...Array.from({ length: loan.installmentCount }, (_, index) => ({ value: String(index + 1), label: `${t('schedule.number')} ${index + 1}` }))];
  return (
    <>
      {text ? <p className="quiet gap">{text}</p> : null}
      {has('payment') ? <FactChoice loan={loan} field="payment" kind="PaymentReceived" label={t('act.whichPayment')} missing={t('act.payment.missing')} none={t('act.payment.none')} /> : null}
      {has('protection') ? <FactChoice loan={loan} field="protection" kind="ProtectionGranted" label={t('act.whichProtection')} missing={t('act.protection.missing')} none={t('act.protection.none')} /> : null}
      {has('statement') ? <FactChoice loan={loan} field="statement" kind="CauseStated" label={t('act.whichStatement')} missing={t('act.statement.missing')} none={t('act.statement.none')} /> : null}
      {has('stated') ? (
        <>
          <Form.Item name="stated" label={t('act.stated')} rules={[{ required: true, message: t('act.stated.missing') }]}>
            <ChoiceField label={t('act.stated')} options={[{ value: '', label: t('act.choose') }, ...STATED.map((value) => ({ value, label: t.code('stated', value) }))]} />
          </Form.Item>
          <Form.Item name="by" label={t('act.by')} rules={[{ required: true, message: t('act.by.missing') }]}>
            <ChoiceField label={t('act.by')} options={[{ value: '', label: t('act.choose') }, ...STATED_BY.map((value) => ({ value, label: t.code('statedBy', value) }))]} />
          </Form.Item>
        </>
      ) : null}
      {has('kind') ? (
        <Form.Item name="kind" label={t('act.early.kind')}>
          <ChoiceField label={t('act.early.kind')} options={KINDS.map((value) => ({ value, label: t(value === 'FULL' ? 'act.early.full' : 'act.early.partial') }))} />
        </Form.Item>
      ) : null}
      {has('component') ? (
        <Form.Item name="component" label={t('act.component')}>
          <ChoiceField label={t('act.component')} options={COMPONENTS.map((value) => ({ value, label: t.code('component', value) }))} />
        </Form.Item>
      ) : null}
      {has('amount') ? (
        <Form.Item name="amount" label={t('facts.amount')} extra={<Suggested act={act} loan={loan} fill={fill} />} rules={[{ required: true, whitespace: true, message: t('act.amount.missing') }]}>
          <Input autoFocus inputMode="decimal" autoComplete="off" suffix={<span className="quiet">{loan.currency}</span>} />
        </Form.Item>
      ) : null}
      {has('then') ? (
        <>
          <Form.Item name="then" label={t('act.early.then')}>
            <ChoiceField label={t('act.early.then')} options={THENS.map((value) => ({ value, label: t(value === 'FEWER' ? 'act.early.fewer' : 'act.early.smaller') }))} />
          </Form.Item>
          <Form.Item name="method" label={t('act.early.method')}>
            <ChoiceField label={t('act.early.method')} options={[{ value: '', label: t('act.early.asPlanned') }, ...METHODS.map((value) => ({ value, label: t.code('method', value) }))]} />
          </Form.Item>
        </>
      ) : null}
      {has('from') ? (
        <>
          <div className="act-row">
            <Form.Item name="from" label={t('filter.from')} rules={[{ required: true, message: t('act.day.missing') }]}>
              <DayField label={t('filter.from')} from={loan.drawnOn} />
            </Form.Item>
            <Form.Item name="to" label={t('filter.to')} rules={[{ required: true, message: t('act.day.missing') }]}>
              <DayField label={t('filter.to')} from={loan.drawnOn} />
            </Form.Item>
          </div>
          <Form.Item name="cause" label={t('loan.why.cause')} rules={[{ required: true, message: t('act.cause.missing') }]}>
            <ChoiceField label={t('loan.why.cause')} options={[{ value: '', label: t('act.choose') }, ...CAUSES.map((value) => ({ value, label: t.code('cause', value) }))]} />
          </Form.Item>
        </>
      ) : null}
      {has('installment') ? (
        <Form.Item name="installment" label={t('act.installment')} extra={act === 'protect' ? t('act.protect.installment') : undefined}>
          <ChoiceField label={t('act.installment')} options={installments} />
        </Form.Item>
      ) : null}
      {!has('day') ? null : (
        <div className="act-row">
          <Form.Item name="day" label={t('facts.value')} extra={t('act.time.now')}>
            <DayField label={t('facts.value')} from={loan.drawnOn} clearable />
          </Form.Item>
          <Form.Item
            name="time"
            label={t('act.time')}
            dependencies={['day']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, value?: string) =>
                  !getFieldValue('day') || /^([01]\d|2[0-3]):[0-5]\d$/.test((value ?? '').trim()) ? Promise.resolve() : Promise.reject(new Error(t('act.time.missing'))),
              }),
            ]}
          >
            <Input className="act-time" inputMode="numeric" autoComplete="off" placeholder="09:30" />
          </Form.Item>
        </div>
      )}
    </>
  );
}

/** Amounts that the book has for this, a press away. */
function Suggested({ act, loan, fill }: { act: Act; loan: Loan; fill: (field: Field, value: string) => void }) {
  const { t, language } = useWords();
  const component = Form.useWatch('component', Form.useFormInstance<Values>());
  const position = useQuery({
    queryKey: ['loan', loan.id, 'position', loan.bookDay, loan.pack, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/loans/{id}/position', { params: { path: { id: loan.id }, query: { on: loan.bookDay, policy: loan.pack } }, signal })),
  });
  if (!position.data || act === 'fee' || act === 'early') return null;
  const now = position.data;
  const parts = { PENALTY: now.penalty, FEE: now.fee, INTEREST: now.interest, PRINCIPAL: now.principal };
  const all: [string, Amount][] =
    act === 'payment'
      ? [
          [t('loans.pastDue'), now.pastDue],
          [t('loan.owed'), now.owed],
        ]
      : act === 'refund'
        ? [[t('loan.credit'), now.credit]]
        : [[t.code('component', component ?? 'PENALTY'), parts[component ?? 'PENALTY']]];
  const given = all.filter(([, amount]) => !isZero(amount));
  if (given.length === 0) return null;
  return (
    <span className="act-amounts">
      {t('act.onDay', { day: shortDayText(loan.bookDay, language) })}{' '}
      {given.map(([title, amount]) => (
        <button key={title} type="button" className="act-amount" onClick={() => fill('amount', amount.amount)}>
          {title} <span className="number">{moneyText(amount, language)}</span>
        </button>
      ))}
    </span>
  );
}

function FactChoice({ loan, field, kind, label, missing, none }: { loan: Loan; field: 'payment' | 'protection' | 'statement'; kind: string; label: string; missing: string; none: string }) {
  const { t, language } = useWords();
  const facts = useQuery({
    queryKey: ['loan', loan.id, 'facts', language],
    queryFn: () => body(api.GET('/api/v1/loans/{id}/facts', { params: { path: { id: loan.id } } })),
  });
  const found = (facts.data?.items ?? []).filter((fact) => fact.kind === kind).toReversed();
  const said = (fact: FactEntry): string => [fact.valueTime.slice(0, 10), fact.amount ? moneyText(fact.amount, language) : fact.text, fact.sourceId].join(' · ');
  return (
    <Form.Item name={field} label={label} extra={facts.data && found.length === 0 ? none : undefined} rules={[{ required: true, message: missing }]}>
      <ChoiceField label={label} options={[{ value: '', label: t('act.choose') }, ...found.map((fact) => ({ value: fact.sourceId, label: said(fact) }))]} />
    </Form.Item>
  );
}
