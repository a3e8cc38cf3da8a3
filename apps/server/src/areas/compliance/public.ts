export { complianceArea } from './area.ts';
export { createReadRecorder, type ReadRecorder } from './reads/read-recorder.ts';
export { routeName } from './domain/read-period.ts';
export { beginRetention } from './begin-retention.ts';
export type { AuditReads } from './queries/audit-reads.ts';
export { ledgerScopeOf } from './queries/ledger-scope.ts';
export { thingsOf } from './queries/things-of-entries.ts';
export { listLedger } from './queries/list-entries.ts';
export { leastRetentionDays } from './domain/retention.ts';
