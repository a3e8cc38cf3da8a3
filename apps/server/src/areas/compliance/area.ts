import type { Area } from '../../platform/area.ts';
import type { IncidentReads } from '../incidents/public.ts';
import { exportLedger } from './commands/export-ledger.ts';
import { verifyLedger } from './commands/verify-ledger.ts';
import { ledgerRoutes } from './http/routes.ts';
import { complianceClauses } from './clauses.ts';
import { complianceKinds } from './kinds.ts';
import { complianceActions, readsAllowed } from './ledger-actions.ts';
import { auditPermissions } from './permissions.ts';
import type { AuditReads } from './queries/audit-reads.ts';
import { recordFindings } from './queries/findings.ts';
import { clauseEvidence } from './reactions/gather-evidence.ts';
import { registerComplianceReactions } from './reactions/register.ts';

export type ComplianceParts = {
  readonly reads: AuditReads & IncidentReads;
  /** Authenticates our own entries before they are sequenced. */
  readonly macKey: Uint8Array;
  /** LOG_RETENTION_DAYS, as resolved by `checkRetention`. */
  readonly retentionDays: number;
};

export const complianceArea = ({ reads, macKey, retentionDays }: ComplianceParts): Area => ({
  name: 'compliance',
  actions: complianceActions,
  kinds: complianceKinds,
  commands: [exportLedger],
  verbs: [verifyLedger],
  routes: ledgerRoutes(reads),
  reactions: registerComplianceReactions({ retentionDays, macKey: () => macKey }),
  readers: [clauseEvidence],
  findings: recordFindings,
  clauses: complianceClauses,
  permissions: [auditPermissions.verify, auditPermissions.export],
  live: { quiet: [readsAllowed] },
});
