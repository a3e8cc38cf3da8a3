import { finishExecution } from './commands/finish.ts';
import { endStep, skipStep, takeStep } from './commands/steps.ts';

/** Verbs on an execution. */
export const verbsOnExecution = [takeStep, endStep, skipStep, finishExecution] as const;
