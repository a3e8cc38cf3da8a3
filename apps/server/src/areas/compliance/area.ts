import type { Area } from '../../platform/area.ts';
import type { StateClaims } from '../../platform/ledger/state-claims.ts';
import type { IncidentReads } from '../incidents/public.ts';
import { exportLedger } from './commands/export-ledger.ts';
import { verifyLedger } from './commands/verify-ledger.ts';
import { ledgerRoutes } from './http/routes.ts';
import { complianceKinds } from './kinds.ts';
import { complianceActions } from './ledger-actions.ts';
import type { AuditReads } from './queries/audit-reads.ts';
import { clauseEvidence } from './reactions/gather-evidence.ts';
import { registerComplianceReactions } from './reactions/register.ts';

export type ComplianceParts = {
  readonly reads: AuditReads & IncidentReads;
  /** What the areas' rows say of the ledger, to be held against it. */
  readonly claims: () => readonly StateClaims[];
  /** LOG_RETENTION_DAYS, as `checkRetention` settled it. */
  readonly retentionDays: number;
};

export const complianceArea = ({ reads, claims, retentionDays }: ComplianceParts): Area => {
  const verify = verifyLedger({ ledger: reads.ledger, claims });
  return {
    name: 'compliance',
    actions: complianceActions,
    kinds: complianceKinds,
    commands: [exportLedger, verify],
    routes: ledgerRoutes(reads, verify),
    reactions: registerComplianceReactions({ retentionDays }),
    readers: [clauseEvidence],
  };
};
