import { lazy, type ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import type { Right } from '../api/types';
import { Frame } from '../frame/Frame';
import { Page } from '../frame/Page';
import { PLACES } from '../frame/places';
import { useT } from '../i18n/language';
import { useSession } from '../session/session';
import { NoRight, Nothing } from '../state/States';
import { LOADERS } from './screens';

const Notices = lazy(() => import('../frame/Notices'));
const ToReport = lazy(() => import('./ToReport'));

const OverviewScreen = lazy(LOADERS.overview);
const LoansScreen = lazy(LOADERS.loans);
const LoanScreen = lazy(LOADERS.loan);
const ImportsScreen = lazy(LOADERS.imports);
const ImportScreen = lazy(LOADERS.import);
const ClosesScreen = lazy(LOADERS.closes);
const ProofScreen = lazy(LOADERS.proof);
const PacksScreen = lazy(LOADERS.packs);
const IncidentsScreen = lazy(LOADERS.incidents);
const IncidentScreen = lazy(LOADERS.incident);
const LedgerScreen = lazy(LOADERS.ledger);
const AccountScreen = lazy(LOADERS.account);
const ProductsScreen = lazy(LOADERS.products);
const ProductScreen = lazy(LOADERS.product);
const PaymentsScreen = lazy(LOADERS.payments);
const OrderScreen = lazy(LOADERS.payment);
const MandatesScreen = lazy(LOADERS.mandates);
const WorkScreen = lazy(LOADERS['work-items']);
const SuspenseScreen = lazy(LOADERS.suspense);
const ReceiptScreen = lazy(LOADERS.receipt);
const ReconciliationScreen = lazy(LOADERS.reconciliation);
const AlertsScreen = lazy(LOADERS.alerts);
const AlertScreen = lazy(LOADERS.alert);
const ChannelsScreen = lazy(LOADERS.channels);
const ChannelScreen = lazy(LOADERS.channel);
const CohortsScreen = lazy(LOADERS.cohorts);
const ChecksScreen = lazy(LOADERS.checks);
const CheckScreen = lazy(LOADERS.check);
const HappeningsScreen = lazy(LOADERS.happenings);
const SignalsScreen = lazy(LOADERS.signals);
const ForecastsScreen = lazy(LOADERS.forecasts);
const ModelScreen = lazy(LOADERS.model);
const WebhooksScreen = lazy(LOADERS.webhooks);
const WebhookScreen = lazy(LOADERS.webhook);
const UsersScreen = lazy(LOADERS.users);
const AuditScreen = lazy(LOADERS.audit);

/** The screens inside of their frame. */
export default function Screens() {
  return (
    <Routes>
      <Route element={<Frame />}>
        <Route index element={<Start />} />
        <Route path="to/report" element={<Guarded needs="overview.read"><ToReport /></Guarded>} />
        <Route path="overview" element={<Guarded needs="overview.read"><OverviewScreen /></Guarded>} />
        <Route path="loans" element={<Guarded needs="loans.read"><LoansScreen /></Guarded>} />
        <Route path="loans/:id" element={<Guarded needs="loans.read"><LoanScreen /></Guarded>} />
        <Route path="packs" element={<Guarded needs="packs.read"><PacksScreen /></Guarded>} />
        <Route path="packs/:pack" element={<Guarded needs="packs.read"><PacksScreen /></Guarded>} />
        <Route path="channels" element={<Guarded needs="warnings.read"><ChannelsScreen /></Guarded>} />
        <Route path="channels/:channel" element={<Guarded needs="warnings.read"><ChannelScreen /></Guarded>} />
        <Route path="cohorts" element={<Guarded needs="overview.read"><CohortsScreen /></Guarded>} />
        <Route path="model" element={<Guarded needs="warnings.read"><ModelScreen /></Guarded>} />
        <Route path="audit" element={<Guarded needs="audit.read"><AuditScreen /></Guarded>} />
        <Route element={<Notices />}>
        <Route path="imports" element={<Guarded needs="imports.read"><ImportsScreen /></Guarded>} />
        <Route path="imports/:id" element={<Guarded needs="imports.read"><ImportScreen /></Guarded>} />
        <Route path="closes" element={<Guarded needs="close.read"><ClosesScreen /></Guarded>} />
        <Route path="closes/proofs/:id" element={<Guarded needs="close.read"><ProofScreen /></Guarded>} />
        <Route path="incidents" element={<Guarded needs="incidents.read"><IncidentsScreen /></Guarded>} />
        <Route path="incidents/:id" element={<Guarded needs="incidents.read"><IncidentScreen /></Guarded>} />
        <Route path="ledger" element={<Guarded needs="ledger.read"><LedgerScreen /></Guarded>} />
        <Route path="ledger/:account" element={<Guarded needs="ledger.read"><AccountScreen /></Guarded>} />
        <Route path="products" element={<Guarded needs="products.read"><ProductsScreen /></Guarded>} />
        <Route path="products/:product" element={<Guarded needs="products.read"><ProductScreen /></Guarded>} />
        <Route path="payments" element={<Guarded needs="payments.read"><PaymentsScreen /></Guarded>} />
        <Route path="payments/:number" element={<Guarded needs="payments.read"><OrderScreen /></Guarded>} />
        <Route path="mandates" element={<Guarded needs="payments.read"><MandatesScreen /></Guarded>} />
        <Route path="work-items" element={<Guarded needs="payments.read"><WorkScreen /></Guarded>} />
        <Route path="suspense" element={<Guarded needs="payments.read"><SuspenseScreen /></Guarded>} />
        <Route path="suspense/:channel/:receipt" element={<Guarded needs="payments.read"><ReceiptScreen /></Guarded>} />
        <Route path="reconciliation" element={<Guarded needs="payments.read"><ReconciliationScreen /></Guarded>} />
        <Route path="forecasts" element={<Guarded needs="warnings.read"><ForecastsScreen /></Guarded>} />
        <Route path="alerts" element={<Guarded needs="warnings.read"><AlertsScreen /></Guarded>} />
        <Route path="alerts/:id" element={<Guarded needs="warnings.read"><AlertScreen /></Guarded>} />
        <Route path="checks" element={<Guarded needs="checks.read"><ChecksScreen /></Guarded>} />
        <Route path="checks/:id" element={<Guarded needs="checks.read"><CheckScreen /></Guarded>} />
        <Route path="happenings" element={<Guarded needs="warnings.read"><HappeningsScreen /></Guarded>} />
        <Route path="signals" element={<Guarded needs="warnings.read"><SignalsScreen /></Guarded>} />
        <Route path="webhooks" element={<Guarded needs="events.read"><WebhooksScreen /></Guarded>} />
        <Route path="webhooks/:id" element={<Guarded needs="events.read"><WebhookScreen /></Guarded>} />
        <Route path="users" element={<Guarded needs="users.manage"><UsersScreen /></Guarded>} />
        </Route>
        <Route path="*" element={<NotThere />} />
      </Route>
    </Routes>
  );
}

/** Leaves out a screen whose every call would be refused; the server refuses in any case. */
function Guarded({ needs, children }: { needs: Right; children: ReactNode }) {
  const t = useT();
  const { rights } = useSession();
  if (rights.includes(needs)) return children;
  return (
    <Page title={t('state.noRight')} heading=" ">
      <NoRight right={needs} />
    </Page>
  );
}

/** The first place that the person may see. */
function Start() {
  const { rights } = useSession();
  const first = PLACES.flatMap((group) => group.places).find((place) => rights.includes(place.needs));
  return first ? <Navigate to={first.to} replace /> : <NotThere />;
}

function NotThere() {
  const t = useT();
  return (
    <Page title={t('state.notFound')} heading=" ">
      <Nothing title={t('state.notFound')} text={t('state.notFound.text')} />
    </Page>
  );
}
