import type { Scrubbed } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { policyReviewed } from './ledger-actions.ts';
import { planOverdueReview } from './plan-overdue-review.ts';
import type { ReviewOutcome } from './domain/review-outcome.ts';
import { insertReview } from './store/reviews.ts';

export type HeldReview = {
  readonly reviewedOn: string;
  readonly outcome: ReviewOutcome;
  readonly note: Scrubbed;
};

/**
 * Records inside the caller's transaction that the quarterly review took place, and plans the flag for the next one
 * (GOV 0.1). `governance` decides who may do that. @returns the day by which the next is due
 */
export async function recordReview(ctx: CommandContext, { reviewedOn, outcome, note }: HeldReview): Promise<string> {
  const { current, currentVersion } = ctx.policies;
  const entry = ctx.record(policyReviewed, {
    resource: { kind: 'policy', id: current.id },
    clause: current.document.clause,
    data: { version: currentVersion, reviewedOn, outcome },
    content: { fields: { note } },
  });
  await insertReview(ctx.tx, {
    id: ctx.ids.row(ctx.now),
    document: current.id,
    version: currentVersion,
    reviewedOn,
    outcome,
    recordedAt: ctx.now,
    entry,
  });
  return planOverdueReview(ctx, current, 'a review has been recorded');
}
