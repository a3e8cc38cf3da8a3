import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Tracker } from './domain/tracker.ts';
import { trackerKind } from './ledger-actions.ts';
import { lockTracker } from './store/trackers.ts';

/** A tracker. Visible to every member. */
export const trackerThing = defineThing({
  kind: trackerKind,
  noun: 'tracker',
  root: '/v1/trackers',
  key: { id: Key('tracker') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Tracker | undefined> => lockTracker(ctx.tx, id),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'tickets/no-such-tracker',
    public: 'There is no such tracker.',
    remedy: 'muster tracker list shows those that are connected.',
  },
});
