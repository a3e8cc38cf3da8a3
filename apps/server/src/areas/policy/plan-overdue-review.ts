import type { PolicySnapshot } from '@muster/policy';
import type { CommandContext } from '../../platform/commands/context.ts';
import { overdueFrom, versionOf } from './domain/version.ts';
import { reviewOf } from './queries/review-of.ts';
import { Type } from 'typebox';
import { defineDeadline } from '../../platform/due/kind.ts';

/** Plans the flag for the next review, replacing the earlier one. @returns the day it is due */
export async function planOverdueReview(ctx: CommandContext, policy: PolicySnapshot, why: string): Promise<string> {
  const subject = { kind: 'policy', id: policy.id };
  const { due } = await reviewOf(ctx.tx, policy, ctx.now);
  const version = versionOf(policy);
  ctx.due.supersede(subject, [reviewOverdue], why);
  ctx.due.plan({
    kind: reviewOverdue,
    key: `${version} ${due}`,
    subject,
    dueAt: overdueFrom(due),
    payload: { version },
  });
  return due;
}

/** Fires the day after a policy review was due (GOV 0.1). */
export const reviewOverdue = defineDeadline({
  name: 'policy.review_overdue',
  lane: 'housekeeping',
  whenLate: 'fire-once',
  payload: Type.Object({ version: Type.String() }),
});
