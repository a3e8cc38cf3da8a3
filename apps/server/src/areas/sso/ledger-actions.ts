import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { labelsOf } from './store/providers.ts';

export const providerKind = defineKind({
  name: 'identity_provider',
  keptFor: 'log',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const ssoKinds: readonly RegisteredKind[] = [
  { kind: providerKind, visibleTo: everybody, namesOf: async (db, ids) => labelsOf(db, ids) },
];

const Provider = Type.Object({ provider: Type.String() });
const Account = Type.Object({ provider: Type.String(), account: Type.String(), principal: Type.String() });

/** How a member proved that they own the provider account. */
export const ProvedBy = Type.Union([
  Type.Literal('password'),
  Type.Literal('one-time-link'),
  Type.Literal('verified-email'),
]);

const provedWords = {
  password: 'their password',
  'one-time-link': 'a one-time link',
  'verified-email': 'the e-mail that the provider verified',
};

export const providerAdded = defineAction({
  name: 'identity_provider.added',
  version: 1,
  kind: providerKind,
  data: Provider,
  content: Type.Object({ label: Type.String(), issuer: Type.String(), clientId: Type.String() }),
  summarise: ({ content }) => `added an identity provider${content ? `: ${content.label} (${content.issuer})` : ''}`,
});

export const providerSecretSet = defineAction({
  name: 'identity_provider.secret_set',
  version: 1,
  kind: providerKind,
  data: Provider,
  summarise: () => 'replaced the client secret of an identity provider',
});

export const providerTested = defineAction({
  name: 'identity_provider.tested',
  version: 1,
  kind: providerKind,
  data: Type.Object({ provider: Type.String(), works: Type.Boolean() }),
  summarise: ({ data }) => `tested an identity provider: it ${data.works ? 'works' : 'does not work'}`,
});

export const providerTurned = defineAction({
  name: 'identity_provider.turned',
  version: 1,
  kind: providerKind,
  data: Type.Object({
    provider: Type.String(),
    to: Type.Union([Type.Literal('on'), Type.Literal('off'), Type.Literal('removed')]),
    endedSessions: Type.Integer(),
  }),
  summarise: ({ data }) =>
    data.to === 'on'
      ? 'turned an identity provider on'
      : `${data.to === 'off' ? 'turned an identity provider off' : 'removed an identity provider'}, which ended ${data.endedSessions} sessions`,
});

export const accountLinked = defineAction({
  name: 'sso.account_linked',
  version: 1,
  kind: providerKind,
  data: Type.Object({ ...Account.properties, provedBy: ProvedBy }),
  summarise: ({ data }) => `linked an account at an identity provider, proved by ${provedWords[data.provedBy]}`,
});

export const accountUnlinked = defineAction({
  name: 'sso.account_unlinked',
  version: 1,
  kind: providerKind,
  data: Type.Object({
    ...Account.properties,
    why: Type.Union([Type.Literal('asked'), Type.Literal('suspended')]),
  }),
  summarise: ({ data }) =>
    data.why === 'asked'
      ? 'unlinked an account at an identity provider'
      : 'unlinked an account at an identity provider: its member was suspended',
});

/** Recorded next to `session.started`: which provider was used. */
export const signedOn = defineAction({
  name: 'sso.signed_on',
  version: 1,
  kind: providerKind,
  data: Type.Object({ ...Account.properties, session: Type.String() }),
  summarise: () => 'signed in with an identity provider',
});

export const ssoActions = [
  providerAdded,
  providerSecretSet,
  providerTested,
  providerTurned,
  accountLinked,
  accountUnlinked,
  signedOn,
] as const;
