import { answerReporter } from './commands/answer-reporter.ts';
import { decideViolation } from './commands/decide-violation.ts';
import { triageViolation } from './commands/triage-violation.ts';

/** Verbs on one violation. */
export const verbsOnViolation = [triageViolation, answerReporter, decideViolation] as const;
