import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { reviewOverdue } from '../plan-overdue-review.ts';
import { raiseOverdueReview } from './raise-overdue-review.ts';

/** Registers this area's deadline handlers. */
export function registerPolicyReactions(registry: DueRegistry): void {
  registry.onDeadline(reviewOverdue, (ctx, row) => raiseOverdueReview(ctx, row.payload));
}
