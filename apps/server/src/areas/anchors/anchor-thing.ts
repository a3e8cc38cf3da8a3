import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Anchor } from './domain/anchor.ts';
import { anchorKind } from './ledger-actions.ts';
import { readAnchor } from './store/anchors.ts';

/** An external party that vouches for the ledger's heads. */
export const anchorThing = defineThing({
  kind: anchorKind,
  noun: 'anchor',
  root: '/v1/anchors',
  key: { id: Key('anchor') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Anchor | undefined> => readAnchor(ctx.tx, asId(id), 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'anchors/no-such-anchor',
    public: 'There is no such anchor.',
    remedy: 'muster anchor list shows them.',
  },
});
