export { pipelinesArea } from './area.ts';
export { openLineageIntake, type LineageIntake } from './intake/open-intake.ts';
