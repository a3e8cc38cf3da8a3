import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { erasureKind } from './kinds.ts';
import { readErasure, type Erasure } from './store/erasures.ts';

/** An erasure of one person's data, and its progress. */
export const erasureThing = defineThing({
  kind: erasureKind,
  noun: 'erasure',
  root: '/v1/erasures',
  key: { id: Type.String({ format: 'uuid' }) },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Erasure | undefined> => readErasure(ctx.tx, id, 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  missing: {
    kind: 'not_found',
    code: 'data-subjects/no-such-erasure',
    public: 'There is no such erasure.',
    remedy: 'muster erasure list shows them.',
  },
});
