import type { Amount } from '../api/types';

/** Minor units are the server's business: an amount is shown with the decimals it came with. */
function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

const formats = new Map<string, Intl.NumberFormat>();

function format(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale}/${decimals}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(key, found);
  }
  return found;
}

/**
 * The digits of an amount, grouped in the reader's way, exact: the text goes to the formatter as text and never through
 * a binary fraction.
 */
export function digits(amount: string, locale: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) throw new RangeError(`not an amount: '${amount}'`);
  return format(locale, decimalsOf(amount)).format(amount as unknown as number).replace(/^-/, '−');
}

/** An amount with its currency, such as `899.75 CNY`. */
export function moneyText(money: Amount, locale: string): string {
  return `${digits(money.amount, locale)}\u00a0${money.currency}`;
}

export function isZero(money: Amount): boolean {
  return /^-?0*(\.0*)?$/.test(money.amount);
}

/** From so many digits before the point on an amount is shown in short. */
const LONG = 6;

/** A large amount in short, such as `1.235M CNY` or `123.5万 CNY`, where the exact one is beside it; a small one exact. */
export function shortMoney(money: Amount, locale: string): string {
  if (money.amount.replace(/^-/, '').replace(/\..*$/, '').length < LONG) return moneyText(money, locale);
  const text = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 }).format(money.amount as unknown as number);
  return `${text.replace(/^-/, '−')}\u00a0${money.currency}`;
}
