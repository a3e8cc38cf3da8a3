// planted: nothing
export { declareIncident } from './commands/declare-incident.ts';
export type { Severity } from './domain/severity.ts';
