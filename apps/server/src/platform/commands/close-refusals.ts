import type { CommandContext } from './context.ts';
import { accessRefusedAgain } from './ledger-actions.ts';
import { takeCount, type RefusalKey } from './refusal-counts.ts';

/**
 * Handler of `closeRefusalMinute`: records what the minute counted beyond its first entry as a second one, and deletes
 * the counter. On redelivery there is no counter.
 */
export async function closeRefusals(ctx: CommandContext, key: RefusalKey): Promise<void> {
  const closed = await takeCount(ctx.tx, key);
  if (!closed) return;
  const { actor, command, code, minute } = key;
  const recordedAtOnce = actor === 'anonymous' ? 0 : 1;
  if (closed.count === recordedAtOnce) return;
  ctx.record(accessRefusedAgain, {
    resource: key.resource,
    thing: actor,
    decision: { allowed: false, code },
    data: { actor, command, code, minute, count: closed.count - recordedAtOnce },
    ...(closed.clause === undefined ? {} : { clause: closed.clause }),
  });
}
