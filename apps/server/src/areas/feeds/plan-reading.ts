import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { FeedId } from './domain/feed.ts';
import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

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

/** A Prometheus is asked for the minutes that are over. Asked twice for the same minutes it tells the same of them. */
export const readPrometheus = defineTask({
  name: 'feeds.read_prometheus',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 60,
  backoffSeconds: [5, 15, 30],
  payload: Type.Object({ feed: Type.String({ format: 'uuid' }) }),
});
