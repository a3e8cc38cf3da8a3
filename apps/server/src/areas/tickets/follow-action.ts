import type { CommandContext } from '../../platform/commands/context.ts';
import type { ActionMoved } from '../../platform/hooks.ts';
import { keyIn } from './key-in.ts';
import { ticketFollowed } from './ledger-actions.ts';
import { planSync } from './plan.ts';
import { dropFollowed, insertFollowed, lockFollowed } from './store/tickets.ts';
import { trackersThere } from './store/trackers.ts';
import { ticketsService } from './tickets.ts';

/**
 * After an action item was accepted, changed or settled: follows its ticket if it is in a connected tracker, whoever
 * opened it. Any other address is only a link.
 */
export async function followAction(ctx: CommandContext, { action, incident, ticket }: ActionMoved): Promise<void> {
  const before = await lockFollowed(ctx.tx, action);
  if (before !== undefined && (ticket === undefined || before.ticket?.url === ticket))
    return planSync(ctx, action, ctx.now.toISOString());
  const { webUrl } = ctx.use(ticketsService);
  const trackers = ticket === undefined ? [] : await trackersThere(ctx.tx);
  const found = trackers.flatMap((tracker) => {
    const key = keyIn(tracker.at, ticket ?? '', webUrl);
    return key === undefined ? [] : [{ tracker, key }];
  })[0];
  if (found?.tracker.id === before?.trackerId && found?.key === before?.ticket?.key) return undefined;
  if (before !== undefined) {
    record(ctx, { action, incident, tracker: before.trackerId, followed: false });
    await dropFollowed(ctx.tx, action);
  }
  if (found === undefined || ticket === undefined) return undefined;
  const entry = record(ctx, { action, incident, tracker: found.tracker.id, followed: true });
  const isNew = await insertFollowed(
    ctx.tx,
    {
      action,
      incidentId: incident,
      trackerId: found.tracker.id,
      ticket: { key: found.key, url: ticket },
      askedAt: ctx.now,
      agreed: 'open',
      told: undefined,
      syncedAt: undefined,
      problem: undefined,
      lastInstant: ctx.now,
    },
    entry,
  );
  // A ticket linked to two action items follows the first; the second only keeps the link.
  if (isNew) planSync(ctx, action, ctx.now.toISOString());
}

const record = (
  ctx: CommandContext,
  {
    action,
    incident,
    tracker,
    followed,
  }: Pick<ActionMoved, 'action' | 'incident'> & { tracker: string; followed: boolean },
) =>
  ctx.record(ticketFollowed, {
    resource: { kind: 'action-item', id: action },
    touched: [incident],
    clause: '8.4',
    data: { action, tracker, followed },
  });
