import { asId } from '../../../kernel/ids.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { accessReviewDue } from '../due-kinds.ts';
import { accessReviewKind, accessReviewOverdue } from '../ledger-actions.ts';
import { markReview, reviewById } from '../store/access-reviews.ts';

/** Records that a review is overdue; it stays a finding until every item is decided. */
export function registerAccessReviewReactions(registry: DueRegistry): void {
  registry.onDeadline(accessReviewDue, async (ctx, { payload }) => {
    const review = await reviewById(ctx.tx, payload.review);
    if (review === undefined || review.completedAt !== undefined) return;
    const entry = asId<'entry'>(
      ctx.record(accessReviewOverdue, {
        resource: { kind: accessReviewKind.name, id: review.id },
        clause: ctx.policies.current.controls.accessReview.clause,
        data: { review: review.id, open: review.open },
      }),
    );
    await markReview(ctx.tx, review.id, 'overdue_at', { at: ctx.now, entry });
  });
}
