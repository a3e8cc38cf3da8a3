export { acknowledgeIncident } from './commands/acknowledge-incident.ts';
export { openNewIncident, type NewIncident } from './commands/open-new-incident.ts';
export { raiseFromAlert } from './commands/raise-from-alert.ts';
export { isOpen, type Incident, type IncidentCode } from './domain/incident.ts';
export { incidentsArea } from './area.ts';
export type { IncidentReads } from './queries/incident-reads.ts';
export { seeIncident } from './queries/see-incident.ts';
export { listIncidents } from './queries/list-incidents.ts';
export { incidentPermissions } from './permissions.ts';
