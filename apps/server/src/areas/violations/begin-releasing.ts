import { addDays, dayOf } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { transact } from '../../platform/commands/transact.ts';
import { releaseSaid } from './due-kinds.ts';

/** At server start: makes sure the daily release is planned. */
export async function beginReleasing(host: CommandHost): Promise<void> {
  await transact(
    host,
    { actor: { kind: 'system', part: 'clock' }, requestId: asId(host.ids.opaque()) },
    async (ctx) => {
      planRelease(ctx);
      return ok(undefined);
    },
  );
}

/** Plans the release at the next UTC midnight. */
export function planRelease(ctx: CommandContext): void {
  const next = dayOf(addDays(ctx.now, 1));
  const subject = { kind: 'violation', id: 'intake' };
  ctx.due.plan({ kind: releaseSaid, key: next, subject, dueAt: new Date(next), payload: {} });
}
