import type { CommandContext } from '../../../platform/commands/context.ts';
import type { ReviewId } from '../domain/review.ts';
import { reviewOverdue } from '../ledger-actions.ts';
import { reviewById, updateReview } from '../store/reviews.ts';

/** The time to answer is over: a recorded miss stays, whenever the review is decided (GOV 7.14). */
export async function missReview(ctx: CommandContext, id: ReviewId): Promise<void> {
  const review = await reviewById(ctx.tx, id, 'locked');
  if (review === undefined || review.state === 'decided' || review.overdueAt !== undefined) return;
  const entry = ctx.record(reviewOverdue, {
    resource: { kind: 'review', id },
    clause: '7.14',
    data: { review: id, dueAt: review.dueAt.toISOString() },
  });
  await updateReview(ctx.tx, { ...review, overdueAt: ctx.now }, { at: ctx.now, entry });
}
