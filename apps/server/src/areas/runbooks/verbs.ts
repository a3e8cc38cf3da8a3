import { finishExecution } from './commands/finish.ts';
import { endStep, skipStep, takeStep } from './commands/steps.ts';

/** What is done to a runbook that is being followed. */
export const verbsOnExecution = [takeStep, endStep, skipStep, finishExecution] as const;
