/** A true minus, as amounts have it: Intl writes a hyphen. */
export function minus(text: string): string {
  return text.replace(/^-/, '−');
}

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
  return minus(locale === 'en' ? `${text}\u00a0pp` : `${text} 个百分点`);
}

export function signedCount(change: number, locale: string): string {
  return minus(new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(change));
}

/** A limit in the unit it was set in, of 1024 each, such as `2 GB`; the nearest when it fits none. */
export function limitText(bytes: number, locale: string): string {
  for (const [unit, size] of [['GB', 2 ** 30], ['MB', 2 ** 20], ['KB', 2 ** 10]] as const)
    if (bytes >= size && bytes % size === 0) return `${countText(bytes / size, locale)}\u00a0${unit}`;
  return bytesText(bytes, locale);
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

const ROUND = [0.04, 0.08, 0.2, 0.4, 0.8, 1];

/** Where an axis of shares ends: the least of some round shares, each of which has round quarters, that holds them all. */
export function shareTop(shares: (number | null)[]): number {
  const most = Math.max(0, ...shares.map((share) => share ?? 0));
  return ROUND.find((top) => most <= top) ?? 1;
}
