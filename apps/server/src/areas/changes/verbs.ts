import { reEvaluate } from './commands/re-evaluate.ts';

/** What may be done to one change. */
export const verbsOnChange = [reEvaluate] as const;
