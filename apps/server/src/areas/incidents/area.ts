import type { Area } from '../../platform/area.ts';
import { acknowledgeIncident } from './commands/acknowledge-incident.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import { addNote } from './commands/add-note.ts';
import { classifyIncident } from './commands/classify-incident.ts';
import { closeIncident } from './commands/close-incident.ts';
import { declareIncident } from './commands/declare-incident.ts';
import { handOverCommand } from './commands/hand-over-command.ts';
import { lowerSeverity } from './commands/lower-severity.ts';
import { mitigateIncident } from './commands/mitigate-incident.ts';
import { raiseSeverity } from './commands/raise-severity.ts';
import { reopenIncident } from './commands/reopen-incident.ts';
import { resolveIncident } from './commands/resolve-incident.ts';
import { retitleIncident } from './commands/retitle-incident.ts';
import { takeCommand } from './commands/take-command.ts';
import { updateStakeholders } from './commands/update-stakeholders.ts';
import { incidentRoutes } from './http/routes.ts';
import { incidentKinds } from './queries/incident-kinds.ts';
import { incidentClauses } from './clauses.ts';
import { commanderNamed, commandVacated, incidentActions } from './ledger-actions.ts';
import type { IncidentReads } from './queries/incident-reads.ts';
import { waitingOnIncidents } from './queries/waiting.ts';
import { registerIncidentReactions } from './reactions/register.ts';
import { severityDowngrade } from './severity-downgrade.ts';
import { vacateCommandsOf } from './vacate-commands.ts';

export const incidentsArea = (reads: IncidentReads): Area => ({
  name: 'incidents',
  actions: incidentActions,
  kinds: incidentKinds,
  commands: [
    declareIncident,
    acknowledgeIncident,
    mitigateIncident,
    resolveIncident,
    closeIncident,
    reopenIncident,
    classifyIncident,
    raiseSeverity,
    takeCommand,
    handOverCommand,
    retitleIncident,
    addNote,
    updateStakeholders,
  ],
  verbs: [lowerSeverity],
  approvals: [anyApproval(severityDowngrade)],
  routes: incidentRoutes(reads),
  reactions: registerIncidentReactions,
  waiting: async (_house, person) => waitingOnIncidents(reads, person),
  clauses: incidentClauses,
  live: { sightOfNamed: [commanderNamed, commandVacated] },
  hooks: { onMemberSuspended: vacateCommandsOf },
});
