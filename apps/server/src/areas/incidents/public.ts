export { INCIDENT_COMMANDER, incidentPermissions } from './permissions.ts';
export { Code } from './commands/fields.ts';
export { incidentPortOf, holdIncident } from './incident-port.ts';
export { obligations } from './obligations.ts';
export { incidentThing } from './incident-thing.ts';
export { acknowledgeIncident } from './commands/acknowledge-incident.ts';
export { addNote } from './commands/add-note.ts';
export { callIn } from './commands/call-in.ts';
export { declareIncident } from './commands/declare-incident.ts';
export { takeCommand } from './commands/take-command.ts';
export { updateStakeholders } from './commands/update-stakeholders.ts';
export { createIncidents, type NewIncident } from './commands/create-incidents.ts';
export { factsFromMonitoring } from './facts-from-monitoring.ts';
export { raiseFromAlert } from './commands/raise-from-alert.ts';
export { commanderOf, isCalling, isOpen, type Incident } from './domain/incident.ts';
export { incidentsArea } from './area.ts';
export type { IncidentReads } from './queries/incident-reads.ts';
export { getIncident } from './queries/get-incident.ts';
export {
  alertsOfIncidents,
  incidentPage,
  incidentReads,
  type AlertsOfIncidents,
  type MovedAlerts,
} from './services.ts';
export { incidentBrief, type IncidentBrief } from './queries/incident-brief.ts';
export { acknowledgerOf, incidentNamed, incidentsById } from './queries/incidents-by-id.ts';
export { seeIncident } from './queries/see-incident.ts';
export { rolesOnIncident } from './queries/roles-on-incident.ts';
export { incidentReadScope } from './queries/incident-kinds.ts';
export { commandersSince } from './queries/commanders-since.ts';
export { visibleIncidents } from './queries/visible-incidents.ts';
export { calledFor } from './queries/called-for.ts';
export { listIncidents, type IncidentList } from './queries/list-incidents.ts';
export { clocksMetSince } from './queries/clocks-met.ts';
export { incidentMetrics } from './queries/incident-metrics.ts';
export { declaredByHour } from './queries/declared-by-hour.ts';
export { declaredByDay } from './queries/declared-by-day.ts';
export { incidentTimeline, MOST_ENTRIES, type TimelineItem } from './queries/incident-timeline.ts';
export { IncidentClock, IncidentSummary } from './queries/summary-schema.ts';
export { clockTallies, measuredIncidents, ratedAmong } from './queries/measured-incidents.ts';
export { earlierIncidents } from './queries/earlier-incidents.ts';
