import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { FeedId } from './domain/feed.ts';
import { Type } from 'typebox';
import { defineTask } from '../../platform/due/kind.ts';

/** Plans the next reading in a minute; does nothing if one is already planned. */
export function planReading(ctx: Pick<CommandContext, 'due' | 'now'>, feed: FeedId): void {
  ctx.due.plan({
    kind: readPrometheus,
    key: `${feed} ${ctx.now.toISOString()}`,
    subject: { kind: 'feed', id: feed },
    dueAt: addMinutes(ctx.now, 1),
    payload: { feed },
  });
}

/** Reads the completed minutes from a Prometheus. Repeating it gives the same counts. */
export const readPrometheus = defineTask({
  name: 'feeds.read_prometheus',
  lane: 'housekeeping',
  whenLate: 'collapse',
  leaseSeconds: 60,
  backoffSeconds: [5, 15, 30],
  payload: Type.Object({ feed: Type.String({ format: 'uuid' }) }),
});
