import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Provider } from './domain/provider.ts';
import { providerKind } from './kinds.ts';
import { lockProvider } from './store/providers.ts';

/** Names of providers and consumers, which appear in routes and URLs. */
export const NAME = '^[a-z0-9][a-z0-9-]{0,39}$';

/** An operator of models, by the name used in routes. */
export const providerThing = defineThing({
  kind: providerKind,
  noun: 'provider',
  root: '/v1/llm/providers',
  key: { name: Type.String({ pattern: NAME }) },
  idOf: ({ name }) => name,
  lock: async (ctx, { name }): Promise<Provider | undefined> => lockProvider(ctx.tx, name),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'llm/no-such-provider',
    public: 'There is no provider with this name.',
    remedy: 'muster provider list shows them.',
  },
});
