import type { Amount, PaymentOrder, PaymentSummary } from '../api/types';

/** The orders of one channel in one currency, by state; sums of different currencies are never added. */
export interface ChannelRow {
  channel: string;
  /** Empty where the channel has no order yet. */
  currency: string;
  /** The channel has orders in several currencies. */
  mixed: boolean;
  counts: Partial<Record<PaymentOrder['state'], { orders: number; amount: Amount }>>;
}

/** A row for each channel and currency, and one for each channel that had no order yet. */
export function byChannel(summary: Pick<PaymentSummary, 'channels' | 'counts'>): ChannelRow[] {
  const rows = new Map<string, ChannelRow>();
  for (const { channel, state, orders, amount } of summary.counts) {
    const key = `${channel} ${amount.currency}`;
    const row = rows.get(key) ?? { channel, currency: amount.currency, mixed: false, counts: {} };
    row.counts[state] = { orders, amount };
    rows.set(key, row);
  }
  const known = new Set(summary.counts.map((count) => count.channel));
  for (const channel of summary.channels) if (!known.has(channel)) rows.set(channel, { channel, currency: '', mixed: false, counts: {} });
  const all = [...rows.values()];
  for (const row of all) row.mixed = all.filter((other) => other.channel === row.channel).length > 1;
  return all.sort((a, b) => (a.channel < b.channel || (a.channel === b.channel && a.currency < b.currency) ? -1 : 1));
}
