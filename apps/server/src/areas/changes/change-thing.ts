import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { changeKind } from './kinds.ts';
import { lockChangeById, type KeptChange } from './store/changes.ts';

/** A pull request that Muster has evaluated. */
export const changeThing = defineThing({
  kind: changeKind,
  noun: 'change',
  root: '/v1/changes',
  key: { id: Key('change') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<KeptChange | undefined> => lockChangeById(ctx.tx, id),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'changes/no-such-change',
    public: 'There is no such change.',
    remedy: 'muster change list shows them.',
  },
});
