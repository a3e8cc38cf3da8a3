// planted: nothing
export { declareIncident } from './commands/declare-incident.ts';
export { incidentById, lookUp, lookUpTwice } from './queries/hands-on-the-store.ts';
export type { Severity } from './domain/severity.ts';
