import { mapTracker, removeTracker } from './commands/keep-tracker.ts';

/** Verbs on one tracker. */
export const verbsOnTracker = [mapTracker, removeTracker] as const;
