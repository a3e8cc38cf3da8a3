import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { linkProvedAccount } from './link-proved-account.ts';
import { noSuchProvider } from '../provider-thing.ts';
import { ssoPermissions } from '../permissions.ts';
import { providerNamed } from '../store/providers.ts';
import { ByProvider } from './sign-on.ts';

/** Links the provider account that a member came back with, after proving their password. */
export const linkAccount = defineCommand({
  name: 'sso.link',
  input: Type.Object(ByProvider, { additionalProperties: false }),
  resource: () => ({ kind: 'identity_provider', id: 'own' }),
  async decide(ctx, { name, subject }) {
    const allowed = await ctx.authorise(ssoPermissions.link, ORGANISATION);
    if (!allowed.ok) return allowed;
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const provider = await providerNamed(ctx.tx, name, 'held');
    if (provider?.state !== 'on') return err(noSuchProvider);
    const linked = await linkProvedAccount(ctx, { provider, subject, principal: ctx.actor.id, provedBy: 'password' });
    return linked.ok ? ok(undefined) : linked;
  },
});
