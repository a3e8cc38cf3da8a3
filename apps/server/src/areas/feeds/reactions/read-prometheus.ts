import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { hear, submitCounts } from '../../telemetry/public.ts';
import { sourceOf, type FeedId } from '../domain/feed.ts';
import type { Feeds } from '../feeds.ts';
import { askPrometheus, type MinuteCounts } from '../prometheus/ask-prometheus.ts';
import { planReading } from '../plan-reading.ts';
import { markRead, readFeed } from '../store/feeds.ts';

const MINUTE_MS = 60_000;

/** A scrape may arrive a little after the minute it belongs to. */
const LAG_MINUTES = 1;
/** The last minutes are read once more, to count late scrapes. */
const AGAIN_MINUTES = 5;
/** After a long outage the rest is read in further steps. */
const MOST_MINUTES = 360;

/**
 * Reads the minutes completed since the last time. Each reading plans the next even if it fails: unread minutes are
 * read later, and until then the objective knows that its source is silent.
 */
export async function readFeedNow({ host, outgoing }: Feeds, id: FeedId): Promise<TaskOutcome> {
  const feed = await readFeed(host.db, id);
  if (feed === undefined) return done;
  const now = host.clock.now();
  const over = addMinutes(new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS), -LAG_MINUTES);
  const most = addMinutes(feed.readTo, MOST_MINUTES);
  const until = isBefore(over, most) ? over : most;
  const from = addMinutes(feed.readTo, -AGAIN_MINUTES);
  const asked = await askPrometheus(outgoing, feed, from, until);
  const who = { actor: { kind: 'system', part: 'telemetry' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  const kept = await transact(host, who, async (ctx) => {
    const still = await readFeed(ctx.tx, id, 'locked');
    if (still === undefined) return ok(undefined);
    planReading(ctx, id);
    if (!asked.ok) {
      await markRead(ctx.tx, id, { problem: asked.error, at: ctx.now });
      return ok(undefined);
    }
    const source = sourceOf(still);
    // A response without counters is an error: the metric is not, or no longer, there.
    if (asked.value.length === 0) {
      await markRead(ctx.tx, id, { problem: 'the queries matched no counter', at: ctx.now });
      return ok(undefined);
    }
    const sequence = now.getTime();
    const samples = asked.value.map((each: MinuteCounts) => ({ ...each, series: still.objective, sequence }));
    const taken = await submitCounts(ctx, { source }, samples);
    if (!taken.ok) return taken;
    await hear(ctx, source, [still.objective]);
    await markRead(ctx.tx, id, { to: until });
    return ok(undefined);
  });
  if (!kept.ok) host.log.warn('feeds.counts_not_taken', { feed: id, code: kept.error.code });
  if (!asked.ok) host.log.warn('feeds.prometheus_not_read', { feed: id, problem: asked.error });
  return done;
}
