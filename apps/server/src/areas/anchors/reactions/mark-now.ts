import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { Anchors } from '../anchors.ts';
import type { AnchorId } from '../domain/anchor.ts';
import { planMark } from '../plan-mark.ts';
import { keepMark, keepProblem, readAnchor } from '../store/anchors.ts';
import { vouch } from '../wires/vouch.ts';
import { watchAnchor } from './watch-anchor.ts';

/** Has an anchor vouch for the newest head, stores its mark, and plans the next one: sooner if it did not answer. */
export async function markNow(parts: Anchors, id: AnchorId): Promise<TaskOutcome> {
  const { host } = parts;
  const anchor = await readAnchor(host.db, id);
  if (anchor === undefined) return done;
  const given = await vouch(parts, anchor);
  const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  await transact(host, who, async (ctx) => {
    if ((await readAnchor(ctx.tx, id, 'locked')) === undefined) return ok(undefined);
    if (given.ok) await keepMark(ctx.tx, id, given.value, ctx.now);
    else await keepProblem(ctx.tx, id, given.error, ctx.now);
    planMark(ctx, id, given.ok || given.error.contradicts ? 'next' : 'soon');
    await watchAnchor(ctx, id);
    return ok(undefined);
  });
  if (!given.ok) host.log.warn('anchors.not_marked', { anchor: id, problem: given.error.words });
  return done;
}
