export { exceptionsArea } from './area.ts';
export { endExceptionsOf, protectExceptionsOf } from './protect-exceptions-of.ts';
export { incidentPort, type IncidentPort } from './incident-port.ts';
export { measuredExceptions } from './queries/measured-exceptions.ts';
export { waiverFor } from './queries/waiver-for.ts';
