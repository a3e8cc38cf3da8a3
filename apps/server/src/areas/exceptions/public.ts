export { exceptionsArea } from './area.ts';
export { endExceptionsOf } from './end-exceptions-of.ts';
export { incidentDoor, type IncidentDoor } from './incident-door.ts';
export { protectExceptionsOf } from './protect-exceptions-of.ts';
export { measuredExceptions } from './queries/measured-exceptions.ts';
export { waiverFor } from './queries/waiver-for.ts';
