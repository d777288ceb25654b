export function countText(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** `5.4 %` as the report writes it; `5.4%` in Chinese. */
export function shareText(share: number, locale: string, digits = 1): string {
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share * 100);
  return locale === 'en' ? `${text}\u00a0%` : `${text}%`;
}

/** A change of a share, in percentage points. */
export function pointsText(change: number, locale: string): string {
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(change * 100);
  return locale === 'en' ? `${text}\u00a0pp` : `${text} 个百分点`;
}

export function signedCount(change: number, locale: string): string {
  return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(change);
}

export function bytesText(bytes: number, locale: string): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 }).format(value)}\u00a0${units[unit]}`;
}
