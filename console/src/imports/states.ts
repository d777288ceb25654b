import type { Import } from '../api/types';
import type { Tone } from '../loan/StateTag';

export const STATE_TONES: Record<Import['state'], Tone> = {
  UPLOADED: 'neutral',
  CHECKING: 'info',
  CHECKED: 'info',
  RUNNING: 'info',
  DONE: 'good',
  FAILED: 'bad',
  STOPPED: 'warn',
};

export function isBusy(state: Import['state']): boolean {
  return state === 'CHECKING' || state === 'RUNNING';
}

export const FORMATS = ['native', 'home-credit', 'superlender'] as const;
