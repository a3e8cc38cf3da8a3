import type { CommandContext } from '../../../platform/commands/context.ts';
import { reviewOf } from '../queries/review-of.ts';
import { policyReviewOverdue } from '../ledger-actions.ts';

/** The review date has passed: records it and flags it to the role the policy names (GOV 0.1). */
export async function raiseOverdueReview(
  ctx: CommandContext,
  { version }: { readonly version: string },
): Promise<void> {
  const { current, currentVersion } = ctx.policies;
  const review = await reviewOf(ctx.tx, current, ctx.now);
  if (version !== currentVersion || !review.overdue) return;
  ctx.record(policyReviewOverdue, {
    resource: { kind: 'policy', id: version },
    clause: review.clause,
    data: { document: current.id, version: current.version, reviewDue: review.due, to: review.goesTo },
  });
}
