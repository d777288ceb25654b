import type { components } from './schema';

type Schemas = components['schemas'];

export type Amount = Schemas['Amount'];
export type Session = Schemas['Session'];
export type User = Schemas['User'];
export type Role = User['role'];
export type AuditEntry = Schemas['AuditEntry'];
export type Overview = Schemas['OverviewView'];
export type Figure = Schemas['Figure'];
export type CurePoint = Schemas['CurePoint'];
export type RollMatrix = Schemas['RollMatrix'];
export type TrendPoint = Schemas['TrendPoint'];
export type Definition = Schemas['Term'];
export type LoanRow = Schemas['LoanRow'];
export type SavedView = Schemas['SavedView'];
export type Loan = Schemas['Loan'];
export type ScheduleRow = Schemas['ScheduleRow'];
export type FactEntry = Schemas['FactEntry'];
export type JournalEntry = Schemas['JournalEntry'];
export type JournalLine = Schemas['JournalLine'];
export type Position = Schemas['PositionView'];
export type Explanation = Schemas['ExplanationView'];
export type Step = Schemas['Step'];
export type PackComparison = Schemas['PackRow'];
export type TimelineEvent = Schemas['TimelineEvent'];
export type Import = Schemas['Import'];
export type ImportCount = Schemas['ImportCount'];
export type FilePreview = Schemas['FilePreview'];
export type Reject = Schemas['Reject'];
export type Close = Schemas['Close'];
export type CloseRun = Schemas['CloseRun'];
export type ProofRun = Schemas['ProofRun'];
export type KeptProof = Schemas['KeptProof'];
export type BookDifference = Schemas['BookDifference'];
export type Incident = Schemas['IncidentRow'];
export type IncidentView = Schemas['IncidentView'];
export type IncidentProgress = Schemas['IncidentProgress'];
export type TouchedLoan = Schemas['TouchedLoan'];
export type BureauCorrection = Schemas['BureauCorrection'];
export type PostingAnswer = Schemas['PostingAnswer'];
export type AmountChange = Schemas['AmountChange'];
export type TrialBalance = Schemas['TrialBalance'];
export type LedgerOfCurrency = Schemas['LedgerOfCurrency'];
export type LedgerLine = Schemas['LedgerLine'];
export type LedgerMovement = Schemas['LedgerMovement'];
export type LedgerEntry = Schemas['LedgerEntry'];
export type Product = Schemas['ProductView'];
export type ProductVersion = Schemas['VersionView'];
export type ProductDraft = Schemas['VersionDraft'];
export type Offer = Schemas['OfferView'];
export type OfferRow = Schemas['OfferRow'];
export type CausesOnDay = Schemas['CausesOnDay'];
export type ProtectionEffect = Schemas['ProtectionRow'];
export type PaymentSummary = Schemas['PaymentSummary'];
export type PaymentOrder = Schemas['PaymentOrder'];
export type PaymentOrderDetail = Schemas['PaymentOrderDetail'];
export type Refund = Schemas['PaymentRefund'];
export type RefundPreview = Schemas['RefundPreview'];
export type OrderAnswer = Schemas['OrderAnswer'];
export type UnknownAgeing = Schemas['UnknownAgeing'];
export type Mandate = Schemas['PaymentMandate'];
export type WorkItem = Schemas['WorkItem'];
export type MoneyOutside = Schemas['MoneyOutside'];
export type Receipt = Schemas['SuspenseReceipt'];
export type ReceiptDetail = Schemas['SuspenseDetail'];
export type ReconciledDay = Schemas['ReconciledDay'];
export type Finding = Schemas['ReconciliationFinding'];
export type Webhook = Schemas['Webhook'];
export type Delivery = Schemas['WebhookDelivery'];
export type Subscription = Schemas['Subscription'];
export type Pack = Schemas['Pack'];
export type PackReading = Schemas['PackContent'];
export type Happening = Schemas['HappeningRow'];
export type RejectedHappening = Schemas['RejectedHappening'];
export type Alert = Schemas['AlertRow'];
export type AlertDetail = Schemas['AlertDetail'];
export type AlertSummary = Schemas['AlertSummary'];
export type AlertAct = Schemas['AlertActs'];
export type SignalView = Schemas['SignalRow'];
export type ChannelHealth = Schemas['ChannelHealth'];
export type ChannelHealthPoint = Schemas['ChannelPoint'];
export type CohortView = Schemas['CohortTable'];
export type CohortCell = Schemas['CohortCell'];
export type PostLoanCheck = Schemas['CheckRow'];
export type PostLoanCheckDetail = Schemas['CheckView'];
export type CheckPlan = Schemas['CheckPlanView'];
export type ForecastRow = Schemas['ForecastRow'];
export type ForecastModel = Schemas['ForecastModel'];
export type ForecastModelVersion = Schemas['ForecastModelVersion'];
export type ForecastModelList = Schemas['ForecastModelList'];
export type ForecastReport = Schemas['ForecastReport'];
export type PackSetting = Schemas['PackSetting'];

/** The rights that the server knows; it decides, the console only leaves out what would be refused. */
export type Right =
  | 'overview.read'
  | 'loans.read'
  | 'loans.personal'
  | 'loans.export'
  | 'views.save'
  | 'imports.read'
  | 'imports.run'
  | 'close.read'
  | 'close.run'
  | 'books.prove'
  | 'payments.read'
  | 'payments.manage'
  | 'payments.link'
  | 'suspense.match'
  | 'findings.close'
  | 'incidents.read'
  | 'incidents.manage'
  | 'incidents.approve'
  | 'warnings.read'
  | 'warnings.act'
  | 'signals.manage'
  | 'happenings.write'
  | 'checks.read'
  | 'checks.do'
  | 'check-plans.manage'
  | 'events.read'
  | 'events.replay'
  | 'webhooks.manage'
  | 'packs.read'
  | 'ledger.read'
  | 'products.read'
  | 'products.write'
  | 'products.approve'
  | 'payments.post'
  | 'payments.reverse'
  | 'fees.charge'
  | 'amounts.waive'
  | 'credit.refund'
  | 'loans.charge-off'
  | 'protections.grant'
  | 'statements.record'
  | 'users.manage'
  | 'audit.read';
