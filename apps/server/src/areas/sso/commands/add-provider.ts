import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { field, Line } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { PROVIDER_NAME } from '../domain/provider.ts';
import { providerKind, providerAdded } from '../ledger-actions.ts';
import { redirectUriOf, secretPlace, secretSubject } from '../known-provider.ts';
import { ssoPermissions } from '../permissions.ts';
import { ssoService } from '../sso.ts';
import { insertProvider, listProviders } from '../store/providers.ts';
import { SecretField } from './set-secret.ts';

/** Adds a provider that members may sign in with once it is turned on. */
export const addProvider = verbOfAll({
  noun: 'identity-provider',
  name: 'add',
  kind: providerKind,
  route: '/v1/identity-providers',
  creates: true,
  words: {
    label: 'Add an identity provider',
    does: 'add an OpenID Connect provider that members may sign in with',
    done: 'Added, and still turned off: register the redirect URI with the provider, test it, then turn it on.',
    next: 'muster identity-provider list',
  },
  clauses: ['7.7'],
  permission: ssoPermissions.arrange,
  fields: {
    name: Type.String({
      pattern: PROVIDER_NAME,
      description: 'a short name of lower-case letters, digits and hyphens',
      remedy: 'Write it like example-id.',
      ...field({ asks: 'Name', help: 'part of the redirect URI: /sign-on/<name>', positional: true }),
    }),
    label: Line({ asks: 'Text of the sign-in button', limit: 60, help: 'Continue with …' }),
    issuer: Type.String({
      maxLength: 500,
      ...field({ asks: 'Issuer', help: 'https://id.example.org, exactly as the provider writes it' }),
    }),
    clientId: Type.String({
      minLength: 1,
      maxLength: 300,
      pattern: '^[\\x20-\\x7e]+$',
      ...field({ asks: 'Client id' }),
    }),
    clientSecret: SecretField,
  },
  answer: Type.Object({ name: Type.String(), redirectUri: Type.String() }, { title: 'AddedIdentityProvider' }),
  async prepare({ use }, { issuer }) {
    const judged = await use(ssoService).outgoing.judge(issuer);
    // A name that does not resolve yet is accepted; an address that must not be called is not.
    if (!judged.ok && judged.error.kind !== 'unresolved') return err(notAnIssuer(judged.error.public));
    const { search, hash } = new URL(issuer);
    return search === '' && hash === '' ? ok(undefined) : err(notAnIssuer('An issuer has no query and no fragment.'));
  },
  async decide(ctx, { input: { name, label, issuer, clientId, clientSecret } }) {
    const others = await listProviders(ctx.tx);
    if (others.some((other) => other.name === name)) return err(nameTaken);
    if (others.some((other) => other.issuer === issuer)) return err(issuerTaken);
    const { dataKeys, publicUrl } = ctx.use(ssoService);
    const id = asId<'identity-provider'>(ctx.ids.row(ctx.now));
    const entry = ctx.record(providerAdded, {
      resource: { kind: 'identity_provider', id },
      clause: '7.7',
      data: { provider: id },
      content: { isNewSubject: true, fields: { label, issuer: ownWords(issuer), clientId: ownWords(clientId) } },
    });
    const secret = await dataKeys.encrypt(ctx.tx, secretSubject(id), Buffer.from(clientSecret), secretPlace(id));
    const made = { id, name, label, issuer, clientId, secret, state: 'off', version: 1, lastInstant: ctx.now } as const;
    await insertProvider(ctx.tx, made, entry);
    return ok({ name, redirectUri: redirectUriOf(publicUrl(), name) });
  },
});

const notAnIssuer = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'sso/not-an-issuer',
  public: 'This issuer cannot be called.',
  fields: [{ path: '/issuer', problem, remedy: 'to call a host in your own network, list it in MUSTER_ALLOW_PRIVATE' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'sso/name-taken',
  public: 'Another identity provider has this name.',
  remedy: 'Choose another name, or remove that one: muster identity-provider remove.',
};

const issuerTaken: AppError = {
  kind: 'conflict',
  code: 'sso/issuer-taken',
  public: 'This issuer has already been added.',
  remedy: 'muster identity-provider list shows under which name.',
};
