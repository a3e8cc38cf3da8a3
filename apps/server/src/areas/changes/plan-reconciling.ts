import { addMinutes } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { transact } from '../../platform/commands/transact.ts';
import type { Changes } from './changes.ts';
import { githubReconcile } from './due-kinds.ts';

const EVERY_MINUTES = 5;

/** Plans the next reconciliation, whatever the outcome of this one. */
export async function planReconciling({ host, github }: Changes): Promise<void> {
  if (github === undefined) return;
  const who = { actor: { kind: 'system', part: 'changes' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  await transact(host, who, async (ctx) => {
    const dueAt = addMinutes(ctx.now, EVERY_MINUTES);
    const slot = Math.floor(dueAt.getTime() / (EVERY_MINUTES * MS_PER_MINUTE));
    ctx.due.plan({
      kind: githubReconcile,
      key: String(slot),
      subject: { kind: 'github', id: 'all' },
      dueAt,
      payload: {},
    });
    return ok(undefined);
  });
}

const MS_PER_MINUTE = 60_000;
