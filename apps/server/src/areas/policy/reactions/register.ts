import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { reviewOverdue } from '../plan-overdue-review.ts';
import { raiseOverdueReview } from './raise-overdue-review.ts';

/** What time does to a policy. */
export function registerPolicyReactions(registry: DueRegistry): void {
  registry.onDeadline(reviewOverdue, (ctx, row) => raiseOverdueReview(ctx, row.payload));
}
