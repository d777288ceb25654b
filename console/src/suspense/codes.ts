import type { Receipt } from '../api/types';
import type { Tone } from '../loan/StateTag';

/** The key of what is known of money in suspense. */
export const SUSPENSE = ['suspense'];

export const RECEIPT_STATES = ['OPEN', 'MATCHED', 'ASSIGNED', 'REFUNDED', 'RETURNED'] as const satisfies Receipt['state'][];

export const RECEIPT_TONES: Record<Receipt['state'], Tone> = { OPEN: 'warn', MATCHED: 'good', ASSIGNED: 'good', REFUNDED: 'neutral', RETURNED: 'bad' };

export function receiptPath(receipt: Pick<Receipt, 'channel' | 'id'>): string {
  return `/suspense/${encodeURIComponent(receipt.channel)}/${encodeURIComponent(receipt.id)}`;
}

/** Civil time, as it was told, to the minute. */
export function civilText(at: string): string {
  return at.replace('T', ' ').slice(0, 16);
}
