import type { AppError } from '../../../kernel/app-error.ts';
import type { ClauseId, PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { memberSuspended } from '../ledger-actions.ts';
import { revokeKeysOf } from '../store/api-keys.ts';
import { voidInvitationsOf } from '../store/invitations.ts';
import { setPrincipalState } from '../store/principals.ts';
import { closeSessionsOf } from '../store/sessions.ts';
import { lastOfGovernance, wouldLeaveNoGovernance } from './last-of-governance.ts';

/** Suspends a principal inside the caller's transaction: sessions, tokens, keys and open links end at once. */
export async function suspendNow(
  ctx: CommandContext,
  id: PrincipalId,
  reason: Scrubbed,
  clause: ClauseId,
): Promise<Result<undefined, AppError>> {
  if (await wouldLeaveNoGovernance(ctx, id)) return err(lastOfGovernance);
  const entry = ctx.record(memberSuspended, {
    resource: { kind: 'principal', id },
    clause,
    data: { principal: id },
    content: { fields: { reason } },
  });
  await setPrincipalState(ctx.tx, id, 'suspended', entry);
  await closeSessionsOf(ctx.tx, id, ctx.now, entry);
  await revokeKeysOf(ctx.tx, id, ctx.now, entry);
  await voidInvitationsOf(ctx.tx, id, ctx.now);
  await ctx.use(hooksService).onMemberSuspended(ctx, id);
  return ok(undefined);
}
