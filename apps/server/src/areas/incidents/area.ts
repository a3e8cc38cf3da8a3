import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { declareIncident } from './commands/declare-incident.ts';
import { falseAlarm } from './false-alarm.ts';
import { arrangingVerbs, incidentVerbs } from './verbs.ts';
import { incidentRoutes } from './http/routes.ts';
import { incidentClauses } from './clauses.ts';
import { commanderNamed, commandVacated, incidentActions } from './ledger-actions.ts';
import { incidentKinds } from './queries/incident-kinds.ts';
import type { IncidentReads } from './queries/incident-reads.ts';
import { incidents } from './queries/list-incidents.ts';
import { duties } from './queries/list-duties.ts';
import { waitingOnIncidents } from './queries/waiting.ts';
import { obligationsWaiting } from './queries/waiting-obligations.ts';
import { registerIncidentReactions } from './reactions/register.ts';
import { severityDowngrade } from './severity-downgrade.ts';
import { vacateCommandsOf } from './vacate-commands.ts';

export const incidentsArea = (reads: IncidentReads): Area => ({
  name: 'incidents',
  actions: incidentActions,
  kinds: incidentKinds,
  commands: [],
  verbs: [declareIncident, ...incidentVerbs, ...arrangingVerbs],
  approvals: [anyApproval(severityDowngrade), anyApproval(falseAlarm)],
  lists: [incidents, duties],
  routes: incidentRoutes(reads),
  reactions: registerIncidentReactions,
  waiting: async (areaReads, person) => {
    const [clocks, owed] = await Promise.all([
      waitingOnIncidents(reads, person),
      obligationsWaiting(areaReads, person),
    ]);
    return { items: [...clocks.items, ...owed.items], isCut: clocks.isCut === true || owed.isCut === true };
  },
  clauses: incidentClauses,
  live: { readScopeOfNamed: [commanderNamed, commandVacated] },
  hooks: { onMemberSuspended: vacateCommandsOf },
});
