import type { Services } from '../../kernel/services.ts';
import type { Area } from '../../platform/area.ts';
import { assuranceClauses } from './clauses.ts';
import { attestPolicy } from './commands/attest-policy.ts';
import { exportEvidence } from './commands/export-evidence.ts';
import { prepareReport } from './commands/prepare-report.ts';
import { assuranceRoutes } from './http/routes.ts';
import { assuranceKinds } from './kinds.ts';
import { assuranceActions } from './ledger-actions.ts';
import { assurancePermissions } from './permissions.ts';
import { assuranceFindings } from './queries/findings.ts';
import { attestationList } from './queries/list-attestations.ts';
import { controlFindingList } from './queries/list-control-findings.ts';
import { controlEntries } from './queries/list-control-entries.ts';
import { controlList } from './queries/list-controls.ts';
import { reportList } from './queries/list-reports.ts';
import { attestationsWaiting } from './queries/waiting.ts';
import { registerAssuranceReactions } from './reactions/register.ts';
import { assuranceRoom, type AssuranceRoom } from './room.ts';

export const assuranceArea = ({
  services,
  room,
}: {
  readonly services: Services;
  readonly room: AssuranceRoom;
}): Area => {
  services.give(assuranceRoom, room);
  return {
    name: 'assurance',
    actions: assuranceActions,
    kinds: assuranceKinds,
    commands: [exportEvidence],
    verbs: [prepareReport, attestPolicy],
    lists: [controlList, controlEntries, controlFindingList, reportList, attestationList],
    routes: assuranceRoutes(services.use),
    reactions: registerAssuranceReactions,
    waiting: attestationsWaiting,
    findings: assuranceFindings,
    clauses: assuranceClauses,
    permissions: [
      assurancePermissions.read,
      assurancePermissions.evidence,
      assurancePermissions.export,
      assurancePermissions.prepare,
    ],
  };
};
