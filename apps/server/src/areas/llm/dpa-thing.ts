import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { dpaKind } from './kinds.ts';
import { lockDpa, type KeptDpa } from './store/dpas.ts';

/** A data processing agreement with a provider. */
export const dpaThing = defineThing({
  kind: dpaKind,
  noun: 'dpa',
  root: '/v1/llm/dpas',
  key: { id: Key('dpa') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<KeptDpa | undefined> => lockDpa(ctx.tx, id),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'llm/no-such-dpa',
    public: 'There is no such agreement.',
    remedy: 'muster dpa list shows them.',
  },
});
