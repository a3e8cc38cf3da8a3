import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { SinkId } from './domain/sink.ts';
import { deliverToSink, reconcileSink } from './due-kinds.ts';

const SECOND_MS = 1000;
/** Delay before the next turn: up to date, and waiting for an acknowledgement or a retry. */
const [IDLE_SECONDS, SOON_SECONDS] = [30, 2];
const MINUTES_A_DAY = 1440;

/** Plans the next step on a time grid, so that planning twice yields one task. */
export function planDelivery(
  ctx: Pick<CommandContext, 'due' | 'now'>,
  sink: SinkId,
  how: 'now' | 'soon' | 'idle',
): void {
  const step = (how === 'idle' ? IDLE_SECONDS : SOON_SECONDS) * SECOND_MS;
  const dueAt = how === 'now' ? ctx.now : new Date((Math.floor(ctx.now.getTime() / step) + 1) * step);
  ctx.due.plan({
    kind: deliverToSink,
    key: `${sink} ${dueAt.toISOString()}`,
    subject: { kind: 'sink', id: sink },
    dueAt,
    payload: { sink },
  });
}

/** Plans the next reconciliation in a day. */
export function planReconciliation(ctx: Pick<CommandContext, 'due' | 'now'>, sink: SinkId): void {
  const dueAt = addMinutes(ctx.now, MINUTES_A_DAY);
  ctx.due.plan({
    kind: reconcileSink,
    key: `${sink} ${dueAt.toISOString().slice(0, 10)}`,
    subject: { kind: 'sink', id: sink },
    dueAt,
    payload: { sink },
  });
}
