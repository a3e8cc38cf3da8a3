import { wayOut } from '@muster/policy';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { labelled } from '../../../platform/database/column-classes.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { keepTicket, lockActionCase, type ActionCase } from '../../postmortems/public.ts';
import { markOf, type Tracker } from '../domain/tracker.ts';
import { ticketOpened } from '../ledger-actions.ts';
import { planSync } from '../plan.ts';
import { followedOf, keepKey, keepProblem, lockFollowed } from '../store/tickets.ts';
import { trackerById } from '../store/trackers.ts';
import { apiOf, type Tickets } from '../tickets.ts';
import { BY_TICKETS } from '../told-of.ts';
import { TrackerFailure, type NewTicket, type Ticket } from '../trackers/ticket-api.ts';

/** Opens an action item's ticket once: first looks by its mark for one that an earlier attempt may have opened. */
export async function openIt(tickets: Tickets, action: string): Promise<TaskOutcome> {
  const { host } = tickets;
  const followed = await followedOf(host.db, action);
  const tracker = followed && (await trackerById(host.db, followed.trackerId));
  if (followed === undefined || followed.ticket !== undefined || tracker === undefined) return done;
  const who = { actor: BY_TICKETS, requestId: asId<'request'>(host.ids.opaque()) };
  try {
    const wanted = await transact(host, who, async (ctx) => {
      const here = await lockActionCase(ctx, action);
      // Settled meanwhile, so it needs no ticket.
      const isToDo = here?.item.state === 'proposed' || here?.item.state === 'accepted';
      return ok(isToDo && here !== undefined ? newTicket(tickets, tracker, here) : undefined);
    });
    if (!wanted.ok || wanted.value === undefined) return done;
    const api = await apiOf(tickets, tracker);
    const ticket = (await api.findMarked(wanted.value.mark, followed.askedAt)) ?? (await api.open(wanted.value));
    const kept = await transact(host, who, async (ctx) => ok(await keepOpened(ctx, action, ticket)));
    return kept.ok ? done : retry(ownWords(kept.error.code));
  } catch (failure) {
    return outcomeOf(tickets, action, failure);
  }
}

async function keepOpened(ctx: Parameters<typeof lockActionCase>[0], action: string, ticket: Ticket): Promise<void> {
  const here = await lockActionCase(ctx, action);
  const followed = await lockFollowed(ctx.tx, action);
  if (here === undefined || followed === undefined || followed.ticket !== undefined) return;
  ctx.notBefore(here.item.lastInstant);
  const entry = ctx.record(ticketOpened, {
    resource: { kind: 'action-item', id: action },
    policyVersion: here.incident.policyVersion,
    touched: [here.incident.id],
    clause: '8.4',
    data: { action, tracker: followed.trackerId },
    content: { fields: { ticket: ticket.url } },
  });
  await keepKey(ctx.tx, action, ticket, ctx.now, entry);
  await keepTicket(ctx, here, ticket.url, entry);
  // It may have been settled while the ticket was being opened.
  planSync(ctx, action, 'opened');
}

/**
 * What is sent: code, severity and a link; its own text only if INTERNAL text is allowed there, and never for a private
 * incident (R30).
 */
function newTicket({ publicUrl }: Tickets, { isInternalApproved }: Tracker, { item, incident }: ActionCase): NewTicket {
  const way = wayOut('a tracker', isInternalApproved && incident.visibility === 'organisation');
  const words = way.offer(labelled('action_items.title', item.title));
  return {
    mark: markOf(item.id),
    title: words ?? `Action item of ${incident.code}`,
    text: `An action item of incident ${incident.code} (${incident.severity}). Its owner, due date and reasons are kept in Muster.`,
    link: `${publicUrl()}/postmortems/${incident.code}`,
  };
}

/** The outcome of a failed call: retried as long as that may help, and shown with the ticket. */
export async function outcomeOf({ host }: Tickets, action: string, failure: unknown): Promise<TaskOutcome> {
  if (!(failure instanceof TrackerFailure)) throw failure;
  await keepProblem(host.db, action, failure.message);
  const reason = ownWords(failure.message);
  return failure.isWorthRetrying ? retry(reason, failure.retryAfterSeconds) : park(reason);
}
