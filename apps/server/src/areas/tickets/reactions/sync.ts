import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { lockActionCase, reopenAction, settleAction, tellOfAction, type ActionCase } from '../../postmortems/public.ts';
import { fold } from '../domain/fold.ts';
import { sideOf, type Side } from '../domain/status-map.ts';
import { ticketDiffers, ticketMoved } from '../ledger-actions.ts';
import { followedOf, keepAgreement, keepProblem, lockFollowed, type Followed } from '../store/tickets.ts';
import { trackerById } from '../store/trackers.ts';
import { apiOf, type Tickets } from '../tickets.ts';
import { BY_TICKETS } from '../told-of.ts';
import { outcomeOf } from './open.ts';

/** Reads the ticket, compares it with the action item, and updates the side that did not change. */
export async function syncIt(tickets: Tickets, action: string): Promise<TaskOutcome> {
  const { host } = tickets;
  const followed = await followedOf(host.db, action);
  const tracker = followed && (await trackerById(host.db, followed.trackerId));
  if (followed?.ticket === undefined || tracker === undefined) return done;
  const { key } = followed.ticket;
  const who = { actor: BY_TICKETS, requestId: asId<'request'>(host.ids.opaque()) };
  try {
    const api = await apiOf(tickets, tracker);
    const ticket = await api.read(key);
    if (ticket === undefined) {
      await keepProblem(host.db, action, 'The ticket no longer exists.');
      return done;
    }
    const there = sideOf(tracker.statuses, ticket.statuses);
    if (there === undefined) {
      await keepProblem(host.db, action, `Its status is not mapped: ${ticket.statuses[0] ?? 'none'}.`);
      return done;
    }
    const folded = await transact(host, who, async (ctx) => ok(await foldLocked(ctx, action, there)));
    if (!folded.ok) return retry(ownWords(folded.error.code));
    const { pushes } = folded.value;
    if (pushes === undefined) return done;
    if (!(await api.move(key, tracker.statuses[pushes]))) {
      await keepProblem(host.db, action, `The ticket cannot be set to a status that means “${pushes}”.`);
      return done;
    }
    const kept = await transact(host, who, async (ctx) => ok(await keepPushed(ctx, action, pushes)));
    return kept.ok ? done : retry(ownWords(kept.error.code));
  } catch (failure) {
    return outcomeOf(tickets, action, failure);
  }
}

const sideOfAction = ({ item: { state } }: ActionCase): Side =>
  state === 'done' ? 'done' : state === 'declined' ? 'dropped' : 'open';

async function foldLocked(ctx: CommandContext, action: string, there: Side): Promise<{ readonly pushes?: Side }> {
  const here = await lockActionCase(ctx, action);
  const followed = await lockFollowed(ctx.tx, action);
  if (here === undefined || followed === undefined) return {};
  ctx.notBefore(here.item.lastInstant);
  const mine = sideOfAction(here);
  const { agreed, told } = followed;
  switch (fold({ agreed, here: mine, there })) {
    case 'push':
      return { pushes: mine };
    case 'agree':
      await keepAgreement(ctx.tx, action, { agreed: mine, told: undefined, at: ctx.now });
      return {};
    case 'finish':
      // A proposed item has no owner yet: closing its ticket does not make it a commitment.
      if (here.item.state !== 'accepted') return differs(ctx, here, followed, there);
      await keepAgreement(ctx.tx, action, { agreed: 'done', told: undefined, at: ctx.now });
      await settleAction(ctx, here, 'done', ownWords('Its ticket was closed as done.'));
      return {};
    case 'reopen':
      await keepAgreement(ctx.tx, action, { agreed: 'open', told: undefined, at: ctx.now });
      await reopenAction(ctx, here, ownWords('Its ticket was opened again.'));
      return {};
    case 'tell':
      if (told === there) return {};
      return differs(ctx, here, followed, there);
  }
}

/**
 * Records the difference once, and tells the owner if the ticket was dropped: declining needs a reason, and reverting a
 * decline needs a person (GOV 8.4).
 */
async function differs(
  ctx: CommandContext,
  { item, incident }: ActionCase,
  { action, trackerId, agreed, told }: Followed,
  there: Side,
): Promise<{ readonly pushes?: Side }> {
  if (told === there) return {};
  ctx.record(ticketDiffers, {
    resource: { kind: 'action-item', id: action },
    policyVersion: incident.policyVersion,
    touched: [incident.id],
    clause: '8.4',
    data: { action, tracker: trackerId, says: there },
  });
  await keepAgreement(ctx.tx, action, { agreed, told: there, at: ctx.now });
  if (item.commitment !== undefined && there === 'dropped')
    tellOfAction(ctx, { incident: incident.id, action }, [item.commitment.owner], 'ticket-dropped');
  return {};
}

async function keepPushed(ctx: CommandContext, action: string, to: Side): Promise<void> {
  const here = await lockActionCase(ctx, action);
  const followed = await lockFollowed(ctx.tx, action);
  if (here === undefined || followed === undefined) return;
  ctx.notBefore(here.item.lastInstant);
  ctx.record(ticketMoved, {
    resource: { kind: 'action-item', id: action },
    policyVersion: here.incident.policyVersion,
    touched: [here.incident.id],
    clause: '8.4',
    data: { action, tracker: followed.trackerId, to },
  });
  await keepAgreement(ctx.tx, action, { agreed: to, told: undefined, at: ctx.now });
}
