import type { Amount } from '../api/types';
import { useWords } from '../i18n/language';
import { digits, isZero, moneyText, shortMoney } from './money';

interface Props {
  value: Amount | null | undefined;
  /** Leave the currency out, where a heading tells it. */
  bare?: boolean;
  /** In short, with the exact amount on hover. */
  short?: boolean;
  /** Put a dash in place of nothing. */
  quietZero?: boolean;
  signed?: boolean;
}

/** The one way an amount is shown. */
export function Money({ value, bare, short, quietZero, signed }: Props) {
  const { language } = useWords();
  if (!value) return <span className="quiet">–</span>;
  if (quietZero && isZero(value)) return <span className="quiet">–</span>;
  const plus = signed && !value.amount.startsWith('-') && !isZero(value) ? '+' : '';
  if (short) {
    return (
      <span className="number" title={moneyText(value, language)}>
        {plus}
        {shortMoney(value, language)}
      </span>
    );
  }
  return (
    <span className="number">
      {plus}
      {digits(value.amount, language)}
      {bare ? null : <span className="currency">{value.currency}</span>}
    </span>
  );
}
