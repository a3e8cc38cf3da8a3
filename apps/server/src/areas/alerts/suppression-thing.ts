import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { suppressionNotFound, type Suppression } from './domain/suppression.ts';
import { suppressionKind } from './kinds.ts';
import { lockSuppression } from './store/suppressions.ts';

/** Alerts held back for a time. Whoever may see its alerts may see it. */
export const suppressionThing = defineThing({
  kind: suppressionKind,
  noun: 'suppression',
  root: '/v1/suppressions',
  key: { id: Key('suppression') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Suppression | undefined> => lockSuppression(ctx.tx, id),
  protection: ({ teamId, visibility }) => ({ teamId, visibility }),
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: suppressionNotFound,
});
