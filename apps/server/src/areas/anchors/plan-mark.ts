import type { CommandContext } from '../../platform/commands/context.ts';
import type { AnchorId } from './domain/anchor.ts';
import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** How long it may be until a rewrite of history is found by what is kept outside. */
export const CYCLE_MINUTES = 10;
const MINUTE_MS = 60_000;
/** One that did not answer is asked again sooner. */
const RETRY_MINUTES = 1;

/** The next head of the cycle, on a grid of instants: whoever plans it twice plans it once. */
export function planMark(
  ctx: Pick<CommandContext, 'due' | 'now'>,
  anchor: AnchorId,
  how: 'now' | 'next' | 'soon',
): void {
  const step = (how === 'soon' ? RETRY_MINUTES : CYCLE_MINUTES) * MINUTE_MS;
  const dueAt = how === 'now' ? ctx.now : new Date((Math.floor(ctx.now.getTime() / step) + 1) * step);
  ctx.due.plan({
    kind: markAnchor,
    key: `${anchor} ${dueAt.toISOString()}`,
    subject: { kind: 'anchor', id: anchor },
    dueAt,
    payload: { anchor },
  });
}

/** An anchor vouches for the newest head, also where nothing is new: silence would otherwise look like peace. Asked twice, it vouches twice. */
export const markAnchor = defineTask({
  name: 'anchors.mark',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 120,
  backoffSeconds: [10, 30],
  payload: Type.Object({ anchor: Type.String({ format: 'uuid' }) }),
});
