import type { components } from './schema';

type Schemas = components['schemas'];

export type Amount = Schemas['Amount'];
export type Session = Schemas['Session'];
export type Role = Schemas['Role'];
export type User = Schemas['User'];
export type AuditEntry = Schemas['AuditEntry'];
export type Overview = Schemas['Overview'];
export type Figure = Schemas['Figure'];
export type Bucket = Schemas['Bucket'];
export type CurePoint = Schemas['CurePoint'];
export type RollMatrix = Schemas['RollMatrix'];
export type TrendPoint = Schemas['TrendPoint'];
export type Definition = Schemas['Definition'];
export type LoanState = Schemas['LoanState'];
export type LoanRow = Schemas['LoanRow'];
export type Facets = Schemas['Facets'];
export type SavedView = Schemas['SavedView'];
export type Export = Schemas['Export'];
export type Loan = Schemas['Loan'];
export type ScheduleRow = Schemas['ScheduleRow'];
export type FactEntry = Schemas['FactEntry'];
export type JournalEntry = Schemas['JournalEntry'];
export type JournalLine = Schemas['JournalLine'];
export type Position = Schemas['Position'];
export type Explanation = Schemas['Explanation'];
export type Step = Schemas['Step'];
export type PackComparison = Schemas['PackComparison'];
export type TimelineEvent = Schemas['TimelineEvent'];
export type Import = Schemas['Import'];
export type ImportCount = Schemas['ImportCount'];
export type FilePreview = Schemas['FilePreview'];
export type Reject = Schemas['Reject'];
export type Close = Schemas['Close'];
export type CloseRun = Schemas['CloseRun'];
export type Proof = Schemas['Proof'];
export type Pack = Schemas['Pack'];
export type PackReading = Schemas['PackReading'];
export type PackSetting = Schemas['PackSetting'];
export type PackDifference = Schemas['PackDifference'];

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
  | 'packs.read'
  | 'users.manage'
  | 'audit.read';
