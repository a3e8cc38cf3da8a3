import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { disconnect } from '../../telemetry/public.ts';
import { sourceOf } from '../domain/feed.ts';
import { readPrometheus } from '../plan-reading.ts';
import { feedThing } from '../feed-thing.ts';
import { feedRemoved } from '../ledger-actions.ts';
import { feedPermissions } from '../permissions.ts';
import { removeFeedRow } from '../store/feeds.ts';

/** Removes a Prometheus: it is no longer queried, and its silence no longer matters. Its counts stay. */
export const removeFeed = verb(feedThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'stop querying this Prometheus; its counts are kept',
    done: 'Removed. It is no longer queried.',
    next: 'muster feed list',
  },
  clauses: ['4.6'],
  permission: feedPermissions.keep,
  danger: true,
  async decide(ctx, { thing: feed }) {
    const { id, objective } = feed;
    const entry = asId<'entry'>(
      ctx.record(feedRemoved, { resource: { kind: 'feed', id }, clause: '4.6', data: { feed: id, objective } }),
    );
    await removeFeedRow(ctx.tx, feed, ctx.now, entry);
    await disconnect(ctx, sourceOf(feed), [objective]);
    ctx.due.supersede({ kind: 'feed', id }, [readPrometheus], 'it was removed');
    return ok(undefined);
  },
});
