import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { TrackerId } from './domain/tracker.ts';
import { ticketOpen, ticketSync, trackerReconcile } from './due-kinds.ts';

type Plans = Pick<CommandContext, 'due' | 'now'>;

const EVERY_MINUTES = 5;
const MS_PER_MINUTE = 60_000;

const ofTicket = (action: string) => ({ kind: 'ticket', id: action });

export function planOpening(ctx: Plans, action: string): void {
  ctx.due.plan({ kind: ticketOpen, key: action, subject: ofTicket(action), dueAt: ctx.now, payload: { action } });
}

/** `because` is part of the key, so a repeated report plans nothing more. */
export function planSync(ctx: Plans, action: string, because: string): void {
  ctx.due.plan({
    kind: ticketSync,
    key: `${action}/${because}`,
    subject: ofTicket(action),
    dueAt: ctx.now,
    payload: { action },
  });
}

/** Plans the next poll for changes, whatever the result of this one. */
export function planReconciling(ctx: Plans, tracker: TrackerId): void {
  const dueAt = addMinutes(ctx.now, EVERY_MINUTES);
  ctx.due.plan({
    kind: trackerReconcile,
    key: `${tracker}/${Math.floor(dueAt.getTime() / (EVERY_MINUTES * MS_PER_MINUTE))}`,
    subject: { kind: 'tracker', id: tracker },
    dueAt,
    payload: { tracker },
  });
}
