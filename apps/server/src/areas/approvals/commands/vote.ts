import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Verdict, Vote } from '../domain/approval.ts';
import { countedIn, decides, rightFor, type OpenCase } from '../domain/judge-vote.ts';
import { approvalVoted } from '../ledger-actions.ts';
import { roomService } from '../queries/cases.ts';
import { approvedBy } from '../request-approval.ts';
import { updateApproval } from '../store/approvals.ts';
import { insertVote } from '../store/votes.ts';
import { closeCase } from '../tell.ts';

/** Writes a permitted vote; if it decides the request, the request is applied in the same transaction. */
export async function vote(
  ctx: CommandContext,
  here: OpenCase,
  verdict: Verdict,
  reason?: Scrubbed,
): Promise<Result<undefined, AppError>> {
  const voter = principalOf(ctx.actor);
  const rightOf = rightFor(here, voter);
  const { approval, rule, subjectHash } = here;
  if (voter === undefined || rightOf === undefined || subjectHash === undefined)
    throw new Error('a vote was let through that has no right');
  const isDecided = decides(here, verdict);
  const state = !isDecided ? 'open' : verdict === 'approve' ? 'approved' : 'declined';
  const entry = ctx.record(approvalVoted, {
    resource: { kind: 'approval', id: approval.id },
    clause: rule.clause,
    data: {
      approval: approval.id,
      verdict,
      rightOf,
      subjectHash,
      votes: countedIn(here).length + (verdict === 'approve' ? 1 : 0),
      needed: rule.approvals,
      state,
    },
    content: { fields: { reason: reason ?? '' } },
  });
  const given: Vote = { id: ctx.ids.row(ctx.now), voter, rightOf, verdict, reason, subjectHash, at: ctx.now };
  await insertVote(ctx.tx, approval.id, given, entry);
  if (state === 'open') {
    await updateApproval(ctx.tx, approval.id, approval, ctx.now, entry);
    return ok(undefined);
  }
  if (state === 'approved' && approval.mode === 'ahead') {
    const applied = await ctx.use(roomService).kindOf(approval.kind)?.apply(ctx, approvedBy(approval));
    if (applied?.ok === false) return err(applied.error);
  }
  await closeCase(ctx, approval, state, entry);
  return ok(undefined);
}
