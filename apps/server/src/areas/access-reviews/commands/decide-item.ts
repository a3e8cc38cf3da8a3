import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { endAuditorNow, takeRole, vacateContact } from '../../governance/public.ts';
import { removeFromTeam, revokeKeyNow, suspendNow } from '../../identity/public.ts';
import { reviewItemThing, unlessDecidable } from '../item-thing.ts';
import { accessReviewKind, accessReviewCompleted, accessReviewDecided } from '../ledger-actions.ts';
import { accessReviewPermissions } from '../permissions.ts';
import { decideItem, markReview, reviewById, type Decision, type ReviewItem } from '../store/access-reviews.ts';

const NEXT = 'muster access-review list';
const CLAUSE = '7.6';

/** Keeps one access as it is; the subject never decides on their own. */
export const keepAccess = verb(reviewItemThing, {
  name: 'keep',
  words: { label: 'Keep', does: 'keep an access as it is', done: 'Kept.', next: NEXT },
  clauses: [CLAUSE],
  permission: accessReviewPermissions.decide,
  unless: unlessDecidable,
  async decide(ctx, { thing: item }) {
    await settle(ctx, item, 'keep', undefined);
    return ok(undefined);
  },
});

/** Revokes one access at once: the role, membership, key, contact role or whole account. */
export const revokeAccess = verb(reviewItemThing, {
  name: 'revoke',
  words: {
    label: 'Revoke',
    does: 'revoke an access at once, with the reason',
    done: 'Revoked. It stops working from the next request on.',
    next: NEXT,
  },
  clauses: [CLAUSE, '1.1'],
  permission: accessReviewPermissions.decide,
  fields: { reason: LongText({ asks: 'Why revoke it?', short: 'r', limit: 1000 }) },
  unless: unlessDecidable,
  async decide(ctx, { thing: item, input: { reason } }) {
    const taken = await takeAway(ctx, item, reason);
    // Access already removed by somebody else counts as revoked.
    if (!taken.ok && taken.error.kind !== 'not_found') return taken;
    await settle(ctx, item, 'revoke', reason);
    return ok(undefined);
  },
});

async function takeAway(ctx: CommandContext, item: ReviewItem, reason: Scrubbed): Promise<Result<unknown, AppError>> {
  const { kind, principalId, ref, what, teamId } = item;
  switch (kind) {
    case 'role':
      return takeRole(ctx, { from: principalId, role: what, teamId });
    case 'contact':
      return vacateContact(ctx, ref, principalId);
    case 'team':
      if (teamId === undefined) throw new Error('a membership is of a team');
      return removeFromTeam(ctx, teamId, principalId);
    case 'key':
      return revokeKeyNow(ctx, principalId, ref);
    case 'auditor':
      return endAuditorNow(ctx, principalId, reason);
    case 'member':
    case 'service':
      return suspendNow(ctx, principalId, reason, CLAUSE);
  }
}

/** Records the decision, and with the last one completes the review. */
async function settle(
  ctx: CommandContext,
  item: ReviewItem,
  decision: Decision,
  reason: Scrubbed | undefined,
): Promise<void> {
  const by = principalOf(ctx.actor);
  if (by === undefined) throw new Error('people review');
  const resource = { kind: accessReviewKind.name, id: item.reviewId };
  const { id, kind: of, principalId: principal, what } = item;
  const entry = asId<'entry'>(
    ctx.record(accessReviewDecided, {
      resource,
      clause: CLAUSE,
      data: { review: item.reviewId, item: id, of, principal, what, decision },
      ...(reason === undefined ? {} : { content: { fields: { reason } } }),
    }),
  );
  await decideItem(ctx.tx, id, { decision, by, reason, at: ctx.now, entry });
  const review = await reviewById(ctx.tx, item.reviewId);
  if (review === undefined || review.open > 0) return;
  const completed = asId<'entry'>(
    ctx.record(accessReviewCompleted, {
      resource,
      clause: CLAUSE,
      data: { review: review.id, items: review.items, revoked: review.revoked },
    }),
  );
  await markReview(ctx.tx, review.id, 'completed_at', { at: ctx.now, entry: completed });
}
