import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { planOpening, planReconciling } from '../plan.ts';
import { unopenedOf } from '../store/tickets.ts';
import { markLooked, trackerById } from '../store/trackers.ts';
import { apiOf, type Tickets } from '../tickets.ts';
import { BY_TICKETS, toldOf } from '../told-of.ts';
import { TrackerFailure } from '../trackers/ticket-api.ts';

/** Tolerated skew between the tracker's clock and ours. */
const SLACK_MINUTES = 10;
/** Every attempt to open a ticket is over by then. */
const GIVEN_UP_MINUTES = 180;

/** Finds changes that no webhook reported, however long the tracker was down, and tickets that could not be opened. */
export async function reconcileTracker(tickets: Tickets, id: string): Promise<TaskOutcome> {
  const { host } = tickets;
  const tracker = await trackerById(host.db, id);
  if (tracker === undefined) return done;
  const now = host.clock.now();
  const who = { actor: BY_TICKETS, requestId: asId<'request'>(host.ids.opaque()) };
  await transact(host, who, async (ctx) => {
    planReconciling(ctx, tracker.id);
    for (const { action } of await unopenedOf(ctx.tx, tracker.id, addMinutes(ctx.now, -GIVEN_UP_MINUTES)))
      planOpening(ctx, action);
    return ok(undefined);
  });
  try {
    const api = await apiOf(tickets, tracker);
    const since = addMinutes(tracker.lookedAt ?? tracker.addedAt, -SLACK_MINUTES);
    const keys = await api.changedSince(since, now);
    await toldOf(host, tracker, keys, `looked ${now.toISOString()}`);
    await markLooked(host.db, tracker.id, { at: now });
    return done;
  } catch (failure) {
    if (!(failure instanceof TrackerFailure)) throw failure;
    await markLooked(host.db, tracker.id, { problem: failure.message });
    const reason = ownWords(failure.message);
    return failure.isWorthRetrying ? retry(reason, failure.retryAfterSeconds) : park(reason);
  }
}
