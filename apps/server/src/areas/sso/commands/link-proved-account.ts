import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { accountAt } from '../domain/provider.ts';
import { accountLinked } from '../ledger-actions.ts';
import { ssoService } from '../sso.ts';
import { insertAccount, lockAccounts, type Account } from '../store/accounts.ts';
import type { KeptProvider } from '../store/providers.ts';

type Proved = {
  readonly provider: KeptProvider;
  readonly subject: string;
  readonly principal: PrincipalId;
  readonly provedBy: Account['provedBy'];
};

/** Links a provider account to a member. One account per member and one member per account, enforced by an index. */
export async function linkProvedAccount(
  ctx: CommandContext,
  { provider, subject, principal, provedBy }: Proved,
): Promise<Result<Account, AppError>> {
  const { handles } = ctx.use(ssoService);
  const value = accountAt(provider.issuer, subject);
  const owner = await handles.ownerOf(ctx.tx, 'sso', value);
  const own = (await lockAccounts(ctx.tx, { principal })).find((each) => each.provider === provider.id);
  if (owner !== undefined && owner !== principal) return err(anothersAccount);
  if (own !== undefined && owner !== undefined) return ok(own);
  if (own !== undefined) return err(otherAccount);
  const id = ctx.ids.opaque();
  const entry = ctx.record(accountLinked, {
    resource: { kind: 'identity_provider', id: provider.id },
    clause: '7.7',
    data: { provider: provider.id, account: id, principal, provedBy },
  });
  await handles.keep(ctx.tx, { id, principal, kind: 'sso', value });
  const account = { id, principal, provider: provider.id, provedBy, linkedAt: ctx.now };
  await insertAccount(ctx.tx, account, entry);
  return ok(account);
}

const anothersAccount: AppError = {
  kind: 'forbidden',
  code: 'sso/anothers-account',
  public: 'This account is already linked to another member here.',
  remedy: 'Sign in at the provider with your own account, or ask that member to unlink it.',
  clause: '7.7',
};

const otherAccount: AppError = {
  kind: 'conflict',
  code: 'sso/other-account',
  public: 'You are already linked to another account at this provider.',
  remedy: 'Unlink that one first: muster sso unlink <provider>.',
  clause: '7.7',
};
