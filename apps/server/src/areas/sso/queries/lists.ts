import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { redirectUriOf } from '../known-provider.ts';
import { ProvedBy } from '../ledger-actions.ts';
import { ssoPermissions } from '../permissions.ts';
import { ssoService } from '../sso.ts';
import { accountCounts, accountsOf } from '../store/accounts.ts';
import { listProviders } from '../store/providers.ts';

const ProviderItem = Type.Object(
  {
    name: Type.String(),
    label: Type.String(),
    issuer: Type.String(),
    clientId: Type.String(),
    state: Type.Union([Type.Literal('on'), Type.Literal('off')]),
    redirectUri: Type.String({ description: 'To be registered with the provider.' }),
    members: Type.Integer({ description: 'How many members have an account linked there.' }),
    version: Type.Integer(),
  },
  { title: 'IdentityProvider' },
);

/** Providers that members sign in with. Not paged: there are few. */
export const providerList = defineList({
  noun: 'identity-provider',
  name: 'list',
  route: '/v1/identity-providers',
  does: 'the identity providers that members sign in with',
  empty: {
    says: 'No identity providers. Members sign in with a password only.',
    next: 'muster identity-provider add <name> --label <words> --issuer <url> --client-id <id>',
  },
  clauses: ['7.7'],
  permission: ssoPermissions.read,
  filters: {},
  item: ProviderItem,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 10 },
    { at: 'label', head: 'Label', shrinksTo: 10, dropped: 1 },
    { at: 'issuer', head: 'Issuer', shrinksTo: 16 },
    { at: 'state', head: 'State' },
    { at: 'members', head: 'Members' },
  ],
  async page(use) {
    const { db } = use(readerService)();
    const counts = await accountCounts(db);
    return {
      items: (await listProviders(db)).map(({ id, name, label, issuer, clientId, state, version }) => ({
        name,
        label,
        issuer,
        clientId,
        state,
        version,
        redirectUri: redirectUriOf(use(ssoService).publicUrl(), name),
        members: counts.get(id) ?? 0,
      })),
    };
  },
});

/** The caller's own accounts at identity providers. */
export const ownAccounts = defineList({
  noun: 'sso',
  name: 'list',
  route: '/v1/sso/accounts',
  does: 'the identity-provider accounts that you sign in with',
  empty: { says: 'No linked accounts.', next: 'muster identity-provider list' },
  clauses: ['7.7'],
  permission: ssoPermissions.link,
  filters: {},
  item: Type.Object(
    {
      provider: Type.String(),
      label: Type.String(),
      provedBy: ProvedBy,
      linkedAt: Type.String({ format: 'date-time' }),
    },
    { title: 'LinkedAccount' },
  ),
  columns: [
    { at: 'provider', head: 'Provider' },
    { at: 'label', head: 'Label', dropped: 1 },
    { at: 'provedBy', head: 'Proved by' },
    { at: 'linkedAt', head: 'Linked', as: 'instant' },
  ],
  async page(use, { actor }) {
    const { db } = use(readerService)();
    if (actor.kind !== 'person') return { items: [] };
    const providers = new Map((await listProviders(db)).map((provider) => [provider.id, provider]));
    return {
      items: (await accountsOf(db, actor.id)).flatMap(({ provider: id, provedBy, linkedAt }) => {
        const provider = providers.get(id);
        return provider === undefined
          ? []
          : [{ provider: provider.name, label: provider.label, provedBy, linkedAt: linkedAt.toISOString() }];
      }),
    };
  },
});
