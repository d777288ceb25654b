/** Values for the places of a message. Numbers are written in the reader's way. */
export type Places = Record<string, string | number>;

/**
 * Fills the places of a message: `{name}` takes a value, `{count|loan|loans}` one of two words by a number.
 * A place without a value stays as it is, so that it is seen.
 */
export function fill(message: string, places: Places, locale: string): string {
  return message.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = places[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

/** Names of the places of a message, sorted. */
export function placesOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();
}
