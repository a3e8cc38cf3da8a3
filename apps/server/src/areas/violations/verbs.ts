import { answerReporter } from './commands/answer-reporter.ts';
import { decideViolation } from './commands/decide-violation.ts';
import { triageViolation } from './commands/triage-violation.ts';

/** What is done to one violation. */
export const verbsOnViolation = [triageViolation, answerReporter, decideViolation] as const;
