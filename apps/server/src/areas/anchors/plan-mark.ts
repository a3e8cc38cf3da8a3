import type { CommandContext } from '../../platform/commands/context.ts';
import type { AnchorId } from './domain/anchor.ts';
import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** The longest time before anchors can reveal rewritten history. */
export const CYCLE_MINUTES = 10;
const MINUTE_MS = 60_000;
/** The shorter interval after an anchor did not answer. */
const RETRY_MINUTES = 1;

/** Plans the next mark on a fixed time grid, so that planning it twice has no effect. */
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

/**
 * Has an anchor vouch for the newest head, even if it is not new, so that silence is noticed. A retry just vouches
 * twice.
 */
export const markAnchor = defineTask({
  name: 'anchors.mark',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 120,
  backoffSeconds: [10, 30],
  payload: Type.Object({ anchor: Type.String({ format: 'uuid' }) }),
});
