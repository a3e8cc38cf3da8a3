export { telemetryArea } from './area.ts';
export { CORRECTIONS, correctCounts, minutesOfSeries } from './correct.ts';
export { KEPT_DAYS, type CountSample, type EventSample } from './domain/sample.ts';
export { disconnect, hear } from './hear.ts';
export { countsByPart, countsIn, partsOf } from './queries/counts-in.ts';
export { causedIn, eventsIn, recomputed } from './queries/inputs.ts';
export { badMinutes, pointsIn } from './queries/points-in.ts';
export { sourcesHeard, sourcesOf } from './queries/sources-of.ts';
export { submitCounts, submitEvents } from './submit.ts';
