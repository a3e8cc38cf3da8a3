import type { TaskKind } from '../due/kind.ts';
import { nextAttemptAt } from './next-attempt.ts';
import type { TaskOutcome } from '../due/outcome.ts';
import type { TaskSettlement } from '../due/statements/settle-tasks.ts';

/** The result of an attempt: the handler's outcome, or the name of what it threw. */
export type Tried = TaskOutcome | { readonly kind: 'failed'; readonly reason: string };

/** The state of a task's row after its `attempt`th attempt (from 1). */
export function settlementOf(
  kind: Pick<TaskKind, 'backoffSeconds'>,
  attempt: number,
  tried: Tried,
  now: Date,
): TaskSettlement {
  switch (tried.kind) {
    case 'done':
      return { state: 'done' };
    case 'park':
      return { state: 'parked', reason: tried.reason };
    case 'failed':
    case 'retry': {
      const asked = tried.kind === 'retry' ? tried.afterSeconds : undefined;
      const claimableAt = nextAttemptAt(kind.backoffSeconds, attempt, now, asked);
      return claimableAt
        ? { state: 'open', reason: tried.reason, claimableAt }
        : { state: 'parked', reason: tried.reason };
    }
  }
}
