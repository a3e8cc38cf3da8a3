import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Registry } from './domain/registry.ts';
import { registryKind } from './ledger-actions.ts';
import { readRegistry } from './store/registries.ts';

/** A registry that Muster reads. */
export const registryThing = defineThing({
  kind: registryKind,
  noun: 'model-registry',
  root: '/v1/model-registries',
  key: { id: Key('model-registry') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Registry | undefined> => readRegistry(ctx.tx, asId(id), 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'registries/no-such-registry',
    public: 'There is no such registry.',
    remedy: 'muster model-registry list shows those that are connected.',
  },
});
