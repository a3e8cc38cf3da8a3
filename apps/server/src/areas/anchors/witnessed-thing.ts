import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Witnessed } from './domain/witnessed.ts';
import { witnessedKind } from './ledger-actions.ts';
import { lockWitnessed } from './store/witnessed.ts';

/** Another ledger whose heads this Muster cosigns. */
export const witnessedThing = defineThing({
  kind: witnessedKind,
  noun: 'witnessed-ledger',
  root: '/v1/witness/ledgers',
  key: { id: Key('witnessed-ledger') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Witnessed | undefined> => lockWitnessed(ctx.tx, asId(id)),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'anchors/no-such-ledger',
    public: 'There is no such ledger.',
    remedy: 'muster witnessed-ledger list shows those that this Muster witnesses.',
  },
});
