import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { FeedId } from './domain/feed.ts';
import { readPrometheus } from './due-kinds.ts';

/** Reads it again in a minute. Planned already, it stays as it is. */
export function planReading(ctx: Pick<CommandContext, 'due' | 'now'>, feed: FeedId): void {
  ctx.due.plan({
    kind: readPrometheus,
    key: `${feed} ${ctx.now.toISOString()}`,
    subject: { kind: 'feed', id: feed },
    dueAt: addMinutes(ctx.now, 1),
    payload: { feed },
  });
}
