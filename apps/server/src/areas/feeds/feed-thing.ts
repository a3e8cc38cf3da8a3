import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Feed } from './domain/feed.ts';
import { feedKind } from './ledger-actions.ts';
import { readFeed } from './store/feeds.ts';

/** A connected Prometheus. */
export const feedThing = defineThing({
  kind: feedKind,
  noun: 'feed',
  root: '/v1/feeds',
  key: { id: Key('feed') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Feed | undefined> => readFeed(ctx.tx, asId(id), 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'feeds/no-such-feed',
    public: 'There is no such feed.',
    remedy: 'muster feed list shows the connected ones.',
  },
});
