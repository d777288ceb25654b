import type { QueryClient } from '@tanstack/react-query';
import { withWords, type Language } from '../i18n/language';

/** The screens by the first word of their path, each a part of the program of its own. */
export const LOADERS = {
  overview: () => import('../overview/OverviewScreen'),
  loans: withWords('loans', () => import('../loans/LoansScreen')),
  loan: withWords('loan', () => import('../loan/LoanScreen')),
  imports: withWords('imports', () => import('../imports/ImportsScreen')),
  import: withWords('imports', () => import('../imports/ImportScreen')),
  closes: withWords('closes', () => import('../closes/ClosesScreen')),
  proof: withWords('closes', () => import('../closes/ProofScreen')),
  packs: withWords('packs', () => import('../packs/PacksScreen')),
  ledger: withWords('ledger', () => import('../ledger/LedgerScreen')),
  account: withWords('ledger', () => import('../ledger/AccountScreen')),
  products: withWords('products', () => import('../products/ProductsScreen')),
  product: withWords('products', () => import('../products/ProductScreen')),
  incidents: withWords('incidents', () => import('../incidents/IncidentsScreen')),
  incident: withWords('incidents', () => import('../incidents/IncidentScreen')),
  payments: withWords('payments', () => import('../payments/PaymentsScreen')),
  payment: withWords('payments', () => import('../payments/OrderScreen')),
  mandates: withWords('payments', () => import('../payments/MandatesScreen')),
  'work-items': withWords('payments', () => import('../payments/WorkScreen')),
  suspense: withWords('suspense', () => import('../suspense/SuspenseScreen')),
  receipt: withWords('suspense', () => import('../suspense/ReceiptScreen')),
  reconciliation: withWords('reconciliation', () => import('../reconciliation/ReconciliationScreen')),
  alerts: withWords('alerts', () => import('../alerts/AlertsScreen')),
  alert: withWords('alerts', () => import('../alerts/AlertScreen')),
  channels: withWords('channels', () => import('../channels/ChannelsScreen')),
  channel: withWords('channels', () => import('../channels/ChannelScreen')),
  cohorts: withWords('cohorts', () => import('../cohorts/CohortsScreen')),
  checks: withWords('checks', () => import('../checks/ChecksScreen')),
  check: withWords('checks', () => import('../checks/CheckScreen')),
  happenings: withWords('happenings', () => import('../happenings/HappeningsScreen')),
  signals: withWords('signals', () => import('../signals/SignalsScreen')),
  forecasts: withWords('forecast', () => import('../forecast/ForecastsScreen')),
  model: withWords('forecast', () => import('../forecast/ModelScreen')),
  webhooks: withWords('webhooks', () => import('../webhooks/WebhooksScreen')),
  webhook: withWords('webhooks', () => import('../webhooks/WebhookScreen')),
  users: withWords('users', () => import('../users/UsersScreen')),
  audit: withWords('audit', () => import('../audit/AuditScreen')),
};

export type ScreenName = keyof typeof LOADERS;

/** What one thing of a list is shown by, where that is a screen of its own. */
const ONE: Partial<Record<string, ScreenName>> = {
  alerts: 'alert',
  channels: 'channel',
  checks: 'check',
  closes: 'proof',
  imports: 'import',
  incidents: 'incident',
  ledger: 'account',
  loans: 'loan',
  payments: 'payment',
  products: 'product',
  suspense: 'receipt',
  webhooks: 'webhook',
};
const ONES = Object.values(ONE);

/** The screen at a path, if it is one. */
export function screenAt(path: string): ScreenName | undefined {
  const [first = '', second] = path.split('/').filter(Boolean);
  if (first === '') return 'overview';
  if (!Object.hasOwn(LOADERS, first) || ONES.includes(first as ScreenName)) return undefined;
  return (second !== undefined && Object.hasOwn(ONE, first) ? ONE[first] : undefined) ?? (first as ScreenName);
}

/** Loads the parts of a screen side by side instead of one after the other. */
export function loadAhead(path: string): void {
  const name = screenAt(path);
  if (!name) return;
  // What fails here is asked for again where it is needed, and told there.
  const parts: Promise<unknown>[] = [import('./routes'), LOADERS[name]()];
  if (name === 'overview') parts.push(import('../chart/Drawing'));
  void Promise.allSettled(parts);
}

/** Asks for what the screen will show, while its program is still on the way. */
export async function askAhead(queries: QueryClient, address: Pick<Location, 'pathname' | 'search'>, language: Language): Promise<void> {
  const search = new URLSearchParams(address.search);
  switch (screenAt(address.pathname)) {
    case 'overview': {
      const { askOverview } = await import('../overview/asks');
      return queries.prefetchQuery(askOverview(search, language));
    }
    case 'loans': {
      const { askLoans } = await import('../loans/asks');
      return queries.prefetchInfiniteQuery(askLoans(search, language));
    }
    case 'loan': {
      const { askExplanation, askLoan, askPosition, lookedAt } = await import('../loan/asks');
      const [, id = ''] = address.pathname.split('/').filter(Boolean);
      const { loan } = await queries.fetchQuery(askLoan(decodeURIComponent(id), language));
      const { on, policy } = lookedAt(loan, search);
      const position = queries.prefetchQuery(askPosition(loan.id, on, policy, language));
      if (!search.has('part')) await queries.prefetchQuery(askExplanation(loan.id, on, policy, language));
      await position;
      return;
    }
    default:
  }
}
