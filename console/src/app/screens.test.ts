import { expect, test } from 'vitest';
import { screenAt } from './screens';

test.each([
  ['/', 'overview'],
  ['/overview', 'overview'],
  ['/loans', 'loans'],
  ['/loans/L-1', 'loan'],
  ['/imports/I-1', 'import'],
  ['/packs/CN-CARD', 'packs'],
  ['/incidents', 'incidents'],
  ['/incidents/7', 'incident'],
  ['/incident', undefined],
  ['/payments', 'payments'],
  ['/payments/202603100000000001', 'payment'],
  ['/payment', undefined],
  ['/mandates', 'mandates'],
  ['/work-items', 'work-items'],
  ['/suspense', 'suspense'],
  ['/suspense/bank/R-1', 'receipt'],
  ['/receipt', undefined],
  ['/reconciliation', 'reconciliation'],
  ['/webhooks', 'webhooks'],
  ['/webhooks/1', 'webhook'],
  ['/webhook', undefined],
  ['/loan', undefined],
  ['/toString', undefined],
  ['/nowhere', undefined],
])('%s is the screen %s', (path, name) => expect(screenAt(path)).toBe(name));
