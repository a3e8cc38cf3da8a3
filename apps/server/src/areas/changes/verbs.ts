import { reEvaluate } from './commands/re-evaluate.ts';

/** The verbs on one change. */
export const verbsOnChange = [reEvaluate] as const;
