import type { AppError } from '../../kernel/app-error.ts';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Watch } from './domain/watch.ts';
import { watchKind } from './kinds.ts';
import { lockWatch } from './store/watches.ts';

const notWatched: AppError = {
  kind: 'not_found',
  code: 'detection/not-watched',
  public: 'There is no watched model version like that.',
  remedy: 'muster drift list shows the watched versions; a version is watched once it has made predictions.',
};

/** A model version under observation, by the version's id. */
export const watchThing = defineThing({
  kind: watchKind,
  noun: 'drift',
  root: '/v1/drift',
  key: { id: Key('drift') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Watch | undefined> => lockWatch(ctx.tx, asId(id)),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: notWatched,
});
