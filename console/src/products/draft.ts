import type { ProductDraft, ProductVersion } from '../api/types';

export const METHODS = ['LEVEL_30_360', 'LEVEL_ACTUAL', 'EQUAL_PRINCIPAL', 'EQUAL_PRINCIPAL_ACTUAL', 'INTEREST_ONLY', 'INTEREST_ONLY_ACTUAL', 'SINGLE'] as const;
export const ALLOCATIONS = ['COMPONENT_FIRST', 'INSTALLMENT_FIRST', 'DESIGNATED', 'PRINCIPAL_FIRST'] as const;
export const STATES = ['DRAFT', 'COMING', 'IN_FORCE', 'FORMER'] as const;
export const MODES = ['FORGIVE', 'SHIFT'] as const;

/** The fields of a version in the order of the form; the server names them alike. */
export const FIELDS = [
  'name', 'effectiveFrom', 'currency', 'pack', 'leastPrincipal', 'mostPrincipal', 'principalStep', 'installments', 'method', 'dueDay',
  'leastRate', 'mostRate', 'installmentFee', 'mostCost', 'graceDays', 'graceMode', 'tolerance', 'allocation',
] as const;
export type Field = (typeof FIELDS)[number];

/** A version as it is typed: text, nothing where nothing is meant. */
export type Values = { product?: string } & Partial<Record<Field, string | null>>;

const WHOLE = ['dueDay', 'graceDays'] as const;

/** Fields that hold something else than whole numbers where whole numbers are meant; of the rest the server judges. */
export function notWhole(values: Values): Field[] {
  const bad: Field[] = WHOLE.filter((field) => values[field]?.trim() && !/^\d{1,9}$/.test(values[field].trim()));
  if ((values.installments ?? '').split(/[\s,，、]+/).filter(Boolean).some((part) => !/^\d{1,9}$/.test(part))) bad.push('installments');
  return bad;
}

/** What is sent: amounts and rates stay the text that was typed, empty fields are left out. */
export function draftOf(values: Values): ProductDraft {
  const text = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const given = values[field]?.trim();
      return given && field !== 'installments' && field !== 'dueDay' && field !== 'graceDays' ? [[field, given]] : [];
    }),
  ) as ProductDraft;
  const counts = (values.installments ?? '').split(/[\s,，、]+/).filter(Boolean).map(Number);
  return {
    ...text,
    ...(counts.length > 0 ? { installments: counts } : {}),
    ...Object.fromEntries(WHOLE.flatMap((field) => (values[field]?.trim() ? [[field, Number(values[field])]] : []))),
  };
}

/** A version as the form shows it. */
export function valuesOf(version: ProductVersion): Values {
  return Object.fromEntries(
    FIELDS.map((field) => {
      const value = version[field];
      return [field, Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : String(value)];
    }),
  );
}
