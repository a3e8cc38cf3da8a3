import type { CommandContext } from '../../platform/commands/context.ts';
import type { AnchorId } from './domain/anchor.ts';
import { markAnchor } from './due-kinds.ts';

/** How long it may be until a rewrite of history is found by what is kept outside. */
export const CYCLE_MINUTES = 10;
const CYCLE_MS = CYCLE_MINUTES * 60_000;

/** The next head of the cycle, on a grid of instants: whoever plans it twice plans it once. */
export function planMark(ctx: Pick<CommandContext, 'due' | 'now'>, anchor: AnchorId, how: 'now' | 'next'): void {
  const dueAt = how === 'now' ? ctx.now : new Date((Math.floor(ctx.now.getTime() / CYCLE_MS) + 1) * CYCLE_MS);
  ctx.due.plan({
    kind: markAnchor,
    key: `${anchor} ${dueAt.toISOString()}`,
    subject: { kind: 'anchor', id: anchor },
    dueAt,
    payload: { anchor },
  });
}
