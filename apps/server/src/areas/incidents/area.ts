import type { Area } from '../../platform/area.ts';
import { declareIncident } from './commands/declare-incident.ts';
import { incidentVerbs } from './verbs.ts';
import { incidentRoutes } from './http/routes.ts';
import { incidentClauses } from './clauses.ts';
import { commanderNamed, commandVacated, incidentActions } from './ledger-actions.ts';
import { incidentKinds } from './queries/incident-kinds.ts';
import type { IncidentReads } from './queries/incident-reads.ts';
import { incidents } from './queries/list-incidents.ts';
import { waitingOnIncidents } from './queries/waiting.ts';
import { registerIncidentReactions } from './reactions/register.ts';
import { vacateCommandsOf } from './vacate-commands.ts';

export const incidentsArea = (reads: IncidentReads): Area => ({
  name: 'incidents',
  actions: incidentActions,
  kinds: incidentKinds,
  commands: [],
  verbs: [declareIncident, ...incidentVerbs],
  lists: [incidents],
  routes: incidentRoutes(reads),
  reactions: registerIncidentReactions,
  waiting: async (_house, person) => waitingOnIncidents(reads, person),
  clauses: incidentClauses,
  live: { sightOfNamed: [commanderNamed, commandVacated] },
  hooks: { onMemberSuspended: vacateCommandsOf },
});
