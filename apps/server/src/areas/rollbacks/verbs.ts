import { giveRetrospective, ratifyRollback } from './commands/after-glass.ts';
import { breakGlass } from './commands/break-glass.ts';
import { removeExecutor } from './commands/executors.ts';
import { reportRollback, takeRollback } from './commands/hear-answer.ts';

/** Verbs on one rollback. Approving, declining and withdrawing are verbs of its request. */
export const verbsOnRollback = [breakGlass, ratifyRollback, giveRetrospective, takeRollback, reportRollback] as const;

/** Verbs on one executor. */
export const verbsOnExecutor = [removeExecutor] as const;
