import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import type { EntryId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { beginSession, identityPermissions, useLink } from '../../identity/public.ts';
import { accountAt } from '../domain/provider.ts';
import { signedOn } from '../ledger-actions.ts';
import { linkProvedAccount } from './link-proved-account.ts';
import { noSuchProvider } from '../provider-thing.ts';
import { ssoService } from '../sso.ts';
import { insertSessionOf, lockAccounts, type Account } from '../store/accounts.ts';
import { providerNamed, type KeptProvider } from '../store/providers.ts';

/** The account that came back from a provider; its ID token was verified at the edge. */
export const ByProvider = {
  name: Type.String({ maxLength: 40 }),
  subject: Type.String({ minLength: 1, maxLength: 255 }),
};

/** The groups the provider reports, if it reports any. */
const Groups = Type.Optional(Type.Array(Type.String({ maxLength: 255 }), { maxItems: 2000 }));

/**
 * Starts the actor's session after they came back from the provider with their linked account, or links it first if the
 * policy accepts a verified e-mail as proof. Provider, link and membership are all checked again here.
 */
export const signOn = defineCommand({
  name: 'sso.sign_on',
  input: Type.Object(
    { ...ByProvider, byVerifiedEmail: Type.Boolean(), groups: Groups },
    { additionalProperties: false },
  ),
  givesSecret: true,
  resource: () => ({ kind: 'session', id: 'new' }),
  async decide(ctx, { name, subject, byVerifiedEmail, groups }) {
    const allowed = await ctx.authorise(identityPermissions.startSession, ORGANISATION);
    if (!allowed.ok) return allowed;
    const provider = await providerNamed(ctx.tx, name, 'held');
    if (provider?.state !== 'on') return err(noSuchProvider);
    const account = await accountOf(ctx, { provider, subject }, byVerifiedEmail);
    return account.ok ? ok(await begin(ctx, account.value, groups)) : account;
  },
});

/** Makes the holder of a one-time link a member, by the account they came back with and without a password. */
export const joinBySso = defineCommand({
  name: 'sso.join',
  input: Type.Object(
    { ...ByProvider, linkHash: Type.String({ pattern: '^[0-9a-f]{64}$' }), groups: Groups },
    { additionalProperties: false },
  ),
  givesSecret: true,
  resource: () => ({ kind: 'principal', id: 'own' }),
  async decide(ctx, { name, subject, linkHash, groups }) {
    const provider = await providerNamed(ctx.tx, name, 'held');
    if (provider?.state !== 'on') return err(noSuchProvider);
    const joined = await useLink(ctx, linkHash);
    if (!joined.ok) return joined;
    const allowed = await ctx.authorise(identityPermissions.startSession, ORGANISATION);
    if (!allowed.ok) return allowed;
    const principal = joined.value.id;
    const account = await linkProvedAccount(ctx, { provider, subject, principal, provedBy: 'one-time-link' });
    return account.ok ? ok(await begin(ctx, account.value, groups)) : account;
  },
});

type Came = { readonly provider: KeptProvider; readonly subject: string };

async function accountOf(
  ctx: CommandContext,
  { provider, subject }: Came,
  byVerifiedEmail: boolean,
): Promise<Result<Account, AppError>> {
  if (ctx.actor.kind !== 'person') throw new Error('only a person begins a session');
  const principal = ctx.actor.id;
  const owner = await ctx.use(ssoService).handles.ownerOf(ctx.tx, 'sso', accountAt(provider.issuer, subject));
  if (owner === principal) {
    const own = (await lockAccounts(ctx.tx, { principal })).find((each) => each.provider === provider.id);
    if (own !== undefined) return ok(own);
  }
  if (!byVerifiedEmail || !ctx.policies.current.authentication.singleSignOn.linksByVerifiedEmail)
    return err(notLinked(provider.label));
  return linkProvedAccount(ctx, { provider, subject, principal, provedBy: 'verified-email' });
}

async function begin(ctx: CommandContext, account: Account, groups: readonly string[] | undefined) {
  if (ctx.actor.kind !== 'person') throw new Error('only a person begins a session');
  const { id: principal, sessionId: session } = ctx.actor;
  const begun = await beginSession(ctx, { id: principal, sessionId: session }, 'single-sign-on');
  const entry: EntryId = ctx.record(signedOn, {
    resource: { kind: 'identity_provider', id: account.provider },
    clause: '7.7',
    data: { provider: account.provider, account: account.id, principal, session },
  });
  await insertSessionOf(ctx.tx, account.id, session, entry);
  if (groups !== undefined)
    await ctx.use(hooksService).onGroupsTold(ctx, { principal, provider: account.provider, groups });
  return begun;
}

/**
 * The same for a stranger, a suspended member and one who has not linked an account: it must not reveal who is a
 * member.
 */
export const notLinked = (label: string): AppError => ({
  kind: 'unauthenticated',
  code: 'sso/not-linked',
  public: `No member of this organisation is linked to this account at ${label}.`,
  remedy: 'Sign in another way and link the account on your profile, or ask Platform Governance for a one-time link.',
  clause: '7.7',
});
