import { api, body } from '../api/client';
import type { PostingAnswer, Right } from '../api/types';
import { isZero } from '../money/money';
import type { METHODS } from '../products/draft';

/** What can be done to a loan, in the order of the menu. */
export const ACTS = ['payment', 'early', 'return', 'fee', 'waive', 'refund', 'protect', 'withdraw', 'state', 'unstate', 'chargeOff'] as const;
export type Act = (typeof ACTS)[number];

export const NEEDS: Record<Act, Right> = {
  payment: 'payments.post',
  early: 'payments.post',
  return: 'payments.reverse',
  fee: 'fees.charge',
  waive: 'amounts.waive',
  refund: 'credit.refund',
  protect: 'protections.grant',
  withdraw: 'protections.grant',
  state: 'statements.record',
  unstate: 'statements.record',
  chargeOff: 'loans.charge-off',
};

export const COMPONENTS = ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL'] as const;
export const CAUSES = ['SYSTEM_INCIDENT', 'CHANNEL_INCIDENT', 'OPERATOR', 'COURT', 'BORROWER_PROOF'] as const;

export const STATED = ['HARDSHIP', 'DISPUTE', 'REFUSAL'] as const;
export const STATED_BY = ['BORROWER', 'COLLECTOR', 'DOCUMENT', 'COURT'] as const;

export const KINDS = ['FULL', 'PARTIAL'] as const;
export const THENS = ['SMALLER', 'FEWER'] as const;
type Method = (typeof METHODS)[number];

/** The fields of an early repayment that only a part of the loan has. */
export const OF_A_PART: readonly Field[] = ['amount', 'then', 'method'];

/** The fields of a form, as they were typed. */
export interface Values {
  kind?: (typeof KINDS)[number];
  amount?: string;
  then?: (typeof THENS)[number];
  method?: Method | '';
  installment?: string;
  component?: (typeof COMPONENTS)[number];
  payment?: string;
  protection?: string;
  from?: string | null;
  to?: string | null;
  cause?: (typeof CAUSES)[number] | '';
  stated?: (typeof STATED)[number] | '';
  by?: (typeof STATED_BY)[number] | '';
  statement?: string;
  day?: string | null;
  time?: string;
}

export type Field = keyof Values;

/** The fields of each form. */
export const FIELDS: Record<Act, readonly Field[]> = {
  payment: ['amount', 'installment', 'day', 'time'],
  early: ['kind', 'amount', 'then', 'method', 'day', 'time'],
  return: ['payment', 'day', 'time'],
  fee: ['amount', 'installment', 'day', 'time'],
  waive: ['component', 'amount', 'installment', 'day', 'time'],
  refund: ['amount', 'day', 'time'],
  protect: ['from', 'to', 'cause', 'installment', 'day', 'time'],
  withdraw: ['protection'],
  state: ['stated', 'by', 'installment', 'day', 'time'],
  unstate: ['statement'],
  chargeOff: ['day', 'time'],
};

/** The field of a form at which it is shown what the server says of one of its own; none when the form has no such field. */
export function fieldOf(act: Act, named: string): Field | undefined {
  const field = named === 'valueTime' ? 'day' : named === 'installments' ? 'installment' : named === 'cause' && act === 'state' ? 'stated' : named;
  return FIELDS[act].find((one) => one === field);
}

/** What is asked of the server, exactly: amounts stay the text that was typed. */
export interface Asked {
  kind: (typeof KINDS)[number];
  amount: string;
  currency: string;
  then: (typeof THENS)[number];
  method?: Method;
  installment?: number;
  component: (typeof COMPONENTS)[number];
  payment: string;
  protection: string;
  from: string;
  to: string;
  cause: (typeof CAUSES)[number];
  stated: (typeof STATED)[number];
  by: (typeof STATED_BY)[number];
  statement: string;
  valueTime?: string;
}

export function askedOf(values: Values, currency: string): Asked {
  return {
    kind: values.kind ?? 'FULL',
    amount: (values.amount ?? '').trim(),
    currency,
    then: values.then ?? 'SMALLER',
    component: values.component ?? 'PENALTY',
    payment: values.payment ?? '',
    protection: values.protection ?? '',
    from: values.from ?? '',
    to: values.to ?? '',
    cause: values.cause || 'OPERATOR',
    stated: values.stated || 'HARDSHIP',
    by: values.by || 'BORROWER',
    statement: values.statement ?? '',
    ...(values.method ? { method: values.method } : {}),
    ...(values.installment ? { installment: Number(values.installment) } : {}),
    ...(values.day && values.time ? { valueTime: `${values.day}T${values.time.trim()}:00` } : {}),
  };
}

/** What is confirmed after it was shown: all of a loan takes just what the quote told, or nothing is posted. */
export function heldTo(asked: Asked, { quote }: PostingAnswer): Asked {
  return quote && asked.kind === 'FULL' ? { ...asked, amount: isZero(quote.paid) ? '' : quote.paid.amount } : asked;
}

/** How a request goes out: under which key, to the loan as it was read. */
export interface Sending {
  loan: string;
  /** The loan's ETag. */
  tag: string | undefined;
  /** None for a preview: nothing is recorded. */
  key?: string;
}

/** Asks for an act: what it would do, or that it is done. */
export function send(act: Act, asked: Asked, { loan, tag, key }: Sending): Promise<PostingAnswer> {
  const query = key ? {} : { preview: true };
  const header = { ...(tag ? { 'If-Match': tag } : {}), ...(key ? { 'Idempotency-Key': key } : {}) };
  const params = { path: { id: loan }, query, header };
  const { amount, currency, component, payment, protection, from, to, cause, stated, by, statement } = asked;
  const at = asked.valueTime ? { valueTime: asked.valueTime } : {};
  const part = asked.installment ? { installment: asked.installment } : {};
  switch (act) {
    case 'payment':
      return body(api.POST('/api/v1/loans/{id}/payments', { params, body: { amount, currency, ...part, ...at } }));
    case 'early': {
      const { kind, then, method } = asked;
      const rest = kind === 'PARTIAL' ? { amount, then, ...(method ? { method } : {}) } : amount ? { amount } : {};
      return body(api.POST('/api/v1/loans/{id}/early-repayments', { params, body: { kind, currency, ...rest, ...at } }));
    }
    case 'return':
      return body(api.POST('/api/v1/loans/{id}/reversals', { params, body: { payment, ...at } }));
    case 'fee':
      return body(api.POST('/api/v1/loans/{id}/fees', { params, body: { amount, currency, ...part, ...at } }));
    case 'waive':
      return body(api.POST('/api/v1/loans/{id}/waivers', { params, body: { component, amount, currency, ...part, ...at } }));
    case 'refund':
      return body(api.POST('/api/v1/loans/{id}/refunds', { params, body: { amount, currency, ...at } }));
    case 'protect':
      return body(api.POST('/api/v1/loans/{id}/protections', { params, body: { from, to, cause, ...(asked.installment ? { installments: [asked.installment] } : {}), ...at } }));
    case 'withdraw':
      return body(api.DELETE('/api/v1/loans/{id}/protections/{protection}', { params: { ...params, path: { id: loan, protection } } }));
    case 'state':
      return body(api.POST('/api/v1/loans/{id}/statements', { params, body: { cause: stated, by, ...(asked.installment ? { installments: [asked.installment] } : {}), ...at } }));
    case 'unstate':
      return body(api.DELETE('/api/v1/loans/{id}/statements/{statement}', { params: { ...params, path: { id: loan, statement } } }));
    case 'chargeOff':
      return body(api.POST('/api/v1/loans/{id}/charge-off', { params, body: at }));
  }
}
