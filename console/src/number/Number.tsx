import { useWords } from '../i18n/language';
import { countText, shareText } from './number';

export function Count({ value, quietZero }: { value: number | null | undefined; quietZero?: boolean }) {
  const { language } = useWords();
  if (value === null || value === undefined || (quietZero && value === 0)) return <span className="quiet">–</span>;
  return <span className="number">{countText(value, language)}</span>;
}

export function Share({ value, digits }: { value: number | null | undefined; digits?: number }) {
  const { language } = useWords();
  if (value === null || value === undefined) return <span className="quiet">–</span>;
  return <span className="number">{shareText(value, language, digits)}</span>;
}
