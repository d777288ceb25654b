import {
  AlertOutlined,
  ApiOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  DashboardOutlined,
  DiffOutlined,
  ExperimentOutlined,
  FileProtectOutlined,
  FunctionOutlined,
  GlobalOutlined,
  ImportOutlined,
  InboxOutlined,
  ReadOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  ShopOutlined,
  TableOutlined,
  TeamOutlined,
  TransactionOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Right } from '../api/types';
import type { Key } from '../i18n/language';

/** A place of the console that the navigation leads to. */
export interface Place {
  to: string;
  title: Key;
  needs: Right;
  icon: ReactNode;
}

/** The places in the order of a day's work. */
export const PLACES: { group: Key; places: Place[] }[] = [
  {
    group: 'nav.book',
    places: [
      { to: '/overview', title: 'nav.overview', needs: 'overview.read', icon: <DashboardOutlined /> },
      { to: '/loans', title: 'nav.loans', needs: 'loans.read', icon: <TableOutlined /> },
      { to: '/ledger', title: 'nav.ledger', needs: 'ledger.read', icon: <BookOutlined /> },
    ],
  },
  {
    group: 'nav.work',
    places: [
      { to: '/imports', title: 'nav.imports', needs: 'imports.read', icon: <ImportOutlined /> },
      { to: '/closes', title: 'nav.closes', needs: 'close.read', icon: <CalendarOutlined /> },
      { to: '/incidents', title: 'nav.incidents', needs: 'incidents.read', icon: <SafetyOutlined /> },
      { to: '/webhooks', title: 'nav.webhooks', needs: 'events.read', icon: <GlobalOutlined /> },
    ],
  },
  {
    group: 'nav.warning',
    places: [
      { to: '/alerts', title: 'nav.alerts', needs: 'warnings.read', icon: <AlertOutlined /> },
      { to: '/forecasts', title: 'nav.forecasts', needs: 'warnings.read', icon: <FunctionOutlined /> },
      { to: '/channels', title: 'nav.channels', needs: 'warnings.read', icon: <ApiOutlined /> },
      { to: '/cohorts', title: 'nav.cohorts', needs: 'overview.read', icon: <TableOutlined /> },
      { to: '/checks', title: 'nav.checks', needs: 'checks.read', icon: <ScheduleOutlined /> },
      { to: '/signals', title: 'nav.signals', needs: 'warnings.read', icon: <ExperimentOutlined /> },
      { to: '/happenings', title: 'nav.happenings', needs: 'warnings.read', icon: <UnorderedListOutlined /> },
    ],
  },
  {
    group: 'nav.money',
    places: [
      { to: '/payments', title: 'nav.payments', needs: 'payments.read', icon: <TransactionOutlined /> },
      { to: '/mandates', title: 'nav.mandates', needs: 'payments.read', icon: <FileProtectOutlined /> },
      { to: '/suspense', title: 'nav.suspense', needs: 'payments.read', icon: <InboxOutlined /> },
      { to: '/reconciliation', title: 'nav.reconciliation', needs: 'payments.read', icon: <DiffOutlined /> },
      { to: '/work-items', title: 'nav.work-items', needs: 'payments.read', icon: <CarryOutOutlined /> },
    ],
  },
  {
    group: 'nav.rules',
    places: [
      { to: '/products', title: 'nav.products', needs: 'products.read', icon: <ShopOutlined /> },
      { to: '/packs', title: 'nav.packs', needs: 'packs.read', icon: <ReadOutlined /> },
    ],
  },
  {
    group: 'nav.access',
    places: [
      { to: '/users', title: 'nav.users', needs: 'users.manage', icon: <TeamOutlined /> },
      { to: '/audit', title: 'nav.audit', needs: 'audit.read', icon: <AuditOutlined /> },
    ],
  },
];
