import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { PROVIDER_NAME } from './domain/provider.ts';
import { providerKind } from './ledger-actions.ts';
import { providerNamed, type KeptProvider } from './store/providers.ts';
import type { AppError } from '../../kernel/app-error.ts';

/** The same whether it never existed, was removed or is turned off: strangers can ask too. */
export const noSuchProvider: AppError = {
  kind: 'not_found',
  code: 'sso/no-such-provider',
  public: 'There is no identity provider with this name to sign in with.',
  remedy: 'muster identity-provider list shows them.',
};

/** A provider by its name in the redirect URI. */
export const providerThing = defineThing({
  kind: providerKind,
  noun: 'identity-provider',
  root: '/v1/identity-providers',
  key: { name: Type.String({ pattern: PROVIDER_NAME }) },
  idOf: ({ name }) => name,
  lock: async (ctx, { name }): Promise<KeptProvider | undefined> => providerNamed(ctx.tx, name, 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchProvider,
});
