import { mapTracker, removeTracker } from './commands/keep-tracker.ts';

/** What is done to one tracker. */
export const verbsOnTracker = [mapTracker, removeTracker] as const;
