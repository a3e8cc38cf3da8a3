import { reEvaluate } from './commands/re-evaluate.ts';

export const verbsOnChange = [reEvaluate] as const;
