import { addMinutes, MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pruneCalls } from '../due-kinds.ts';
import { callsPruned } from '../ledger-actions.ts';
import { dropCalls } from '../store/calls.ts';
import { dropOldWindows } from '../store/meters.ts';

/** Rows a sweep, so that no transaction is long. */
const AT_ONCE = 5000;

/**
 * Deletes calls that have been kept as long as the policy says, and what was counted of their days and months, and says so
 * in the ledger: each batch's own entry, with its count and digest, stays as long as the ledger does. Delivered again it
 * finds nothing.
 */
export async function pruneOldCalls(ctx: CommandContext): Promise<undefined> {
  const { kept, clause } = ctx.policies.current.llm.calls;
  const before = addMinutes(ctx.now, -kept.minutes);
  const { calls, until } = await dropCalls(ctx.tx, before, AT_ONCE);
  await dropOldWindows(ctx.tx, before);
  if (until !== undefined)
    ctx.record(callsPruned, {
      resource: { kind: 'llm-consumer', id: 'calls' },
      clause,
      data: { calls, until: until.toISOString(), before: before.toISOString() },
    });
  planPruningCalls(ctx, calls < AT_ONCE ? MINUTES_PER_DAY : 0);
  return undefined;
}

/** The next sweep. Planned already, it stays as it is. */
export const planPruningCalls = (ctx: CommandContext, inMinutes: number = MINUTES_PER_DAY): void =>
  ctx.due.plan({
    kind: pruneCalls,
    key: 'calls',
    subject: { kind: 'llm-consumer', id: 'calls' },
    dueAt: addMinutes(ctx.now, inMinutes),
    payload: {},
  });
