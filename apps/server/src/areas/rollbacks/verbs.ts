import { giveRetrospective, ratifyRollback } from './commands/after-glass.ts';
import { breakGlass } from './commands/break-glass.ts';
import { removeExecutor } from './commands/executors.ts';
import { reportRollback, takeRollback } from './commands/hear-answer.ts';

/** What is done to one rollback. Approving, declining and withdrawing it is done to its request. */
export const verbsOnRollback = [breakGlass, ratifyRollback, giveRetrospective, takeRollback, reportRollback] as const;

/** What is done to one executor. */
export const verbsOnExecutor = [removeExecutor] as const;
