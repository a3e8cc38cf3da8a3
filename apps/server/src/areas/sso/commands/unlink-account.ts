import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { endSessions } from '../../identity/public.ts';
import { providerKind, accountUnlinked } from '../ledger-actions.ts';
import { ssoPermissions } from '../permissions.ts';
import { ssoService } from '../sso.ts';
import { deleteAccounts, lockAccounts, takeSessionsOf, type Account } from '../store/accounts.ts';
import { providerNamed } from '../store/providers.ts';

/** Unlinks the caller's own account: it can no longer be used to sign in, and the sessions it started end. */
export const unlinkAccount = verbOfAll({
  noun: 'sso',
  name: 'unlink',
  kind: providerKind,
  route: '/v1/sso/unlink',
  words: {
    label: 'Unlink',
    does: 'unlink your account at an identity provider',
    done: 'Unlinked. Your account there no longer signs you in here.',
    next: 'muster sso list',
  },
  clauses: ['7.7'],
  permission: ssoPermissions.link,
  fields: { provider: Type.String({ maxLength: 40, ...field({ asks: 'Identity provider', positional: true }) }) },
  async decide(ctx, { input: { provider: name } }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const provider = await providerNamed(ctx.tx, name);
    const accounts = await lockAccounts(ctx.tx, { principal: ctx.actor.id });
    const account = accounts.find((each) => each.provider === provider?.id);
    if (account === undefined) return err(noAccount);
    await unlink(ctx, account, 'asked');
    return ok(undefined);
  },
});

/** Unlinks all accounts of a person whose access is removed; reinstating them does not link any again. */
export async function unlinkAllOf(ctx: CommandContext, principal: PrincipalId): Promise<void> {
  for (const account of await lockAccounts(ctx.tx, { principal })) await unlink(ctx, account, 'suspended');
}

async function unlink(ctx: CommandContext, account: Account, why: 'asked' | 'suspended'): Promise<void> {
  const { id, provider, principal } = account;
  const entry = ctx.record(accountUnlinked, {
    resource: { kind: 'identity_provider', id: provider },
    clause: '7.7',
    data: { provider, account: id, principal, why },
  });
  await endSessions(ctx, await takeSessionsOf(ctx.tx, [id]), entry);
  await ctx.use(ssoService).handles.drop(ctx.tx, id);
  await deleteAccounts(ctx.tx, [id]);
}

const noAccount: AppError = {
  kind: 'conflict',
  code: 'sso/no-account',
  public: 'You have no linked account there.',
  remedy: 'muster sso list shows your linked accounts.',
};
