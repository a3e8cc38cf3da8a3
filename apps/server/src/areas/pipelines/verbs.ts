import { schedulePipeline } from './commands/schedule-pipeline.ts';
import { unschedulePipeline } from './commands/unschedule-pipeline.ts';

/** Verbs on one pipeline. */
export const verbsOnPipeline = [schedulePipeline, unschedulePipeline] as const;
