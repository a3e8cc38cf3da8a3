import { addMinutes, MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pruneCalls } from '../due-kinds.ts';
import { callsPruned } from '../ledger-actions.ts';
import { dropCalls } from '../store/calls.ts';
import { dropOldWindows } from '../store/meters.ts';

/** Rows per sweep, to keep transactions short. */
const AT_ONCE = 5000;

/**
 * Deletes calls past the policy's retention, with the counts of their days and months, and records it. Each batch's own
 * entry, with its count and digest, stays as long as the ledger does. Idempotent: a second delivery finds nothing.
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

/** Plans the next sweep; an existing plan stays. */
export const planPruningCalls = (ctx: CommandContext, inMinutes: number = MINUTES_PER_DAY): void =>
  ctx.due.plan({
    kind: pruneCalls,
    key: 'calls',
    subject: { kind: 'llm-consumer', id: 'calls' },
    dueAt: addMinutes(ctx.now, inMinutes),
    payload: {},
  });
