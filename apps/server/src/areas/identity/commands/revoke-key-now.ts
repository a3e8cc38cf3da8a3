import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { apiKeyRevoked } from '../ledger-actions.ts';
import { keysOf, revokeKey } from '../store/api-keys.ts';

/** Revokes a key inside the caller's transaction. Effective with the next request that uses it. */
export async function revokeKeyNow(
  ctx: CommandContext,
  account: PrincipalId,
  id: string,
): Promise<Result<{ readonly key: string }, AppError>> {
  const key = (await keysOf(ctx.tx, [account])).find((each) => each.id === id);
  if (key === undefined) return err(noSuchKey);
  const entry = ctx.record(apiKeyRevoked, {
    resource: { kind: 'principal', id: account },
    clause: '1.1',
    data: { key: key.id, principal: account },
  });
  await revokeKey(ctx.tx, key.id, ctx.now, entry);
  return ok({ key: key.id });
}

export const noSuchKey: AppError = {
  kind: 'not_found',
  code: 'identity/no-such-key',
  public: 'This service account has no such key, or it is already revoked.',
};
