export { complianceArea } from './area.ts';
export { createReadRecorder, type ReadRecorder } from './reads/read-recorder.ts';
export { routeName } from './domain/read-period.ts';
export { beginRetention } from './begin-retention.ts';
export type { AuditReads } from './queries/audit-reads.ts';
export { ledgerScopeOf, type LedgerScope } from './queries/ledger-scope.ts';
export { visibleEntries } from './queries/visible-entries.ts';
export { listLedger } from './queries/list-entries.ts';
export { auditPermissions } from './permissions.ts';
