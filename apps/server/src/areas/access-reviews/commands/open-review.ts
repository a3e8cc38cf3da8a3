import { rolesWith } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { everyAccess, holdersOf } from '../../identity/public.ts';
import { accessReviewDue } from '../due-kinds.ts';
import { accessReviewKind, accessReviewOpened } from '../ledger-actions.ts';
import { accessReviewPermissions } from '../permissions.ts';
import { insertItems, insertReview } from '../store/access-reviews.ts';

/** Opens a review of all current access and assigns every item to a reviewer, never to its own subject. */
export const openAccessReview = verbOfAll({
  noun: 'access-review',
  name: 'open',
  kind: accessReviewKind,
  route: '/v1/access-reviews',
  creates: true,
  words: {
    label: 'Start a review',
    does: 'start a review of every member, role, contact role, team membership, service account, key and outside auditor',
    done: 'Started. Each access needs a decision: keep or revoke.',
    next: 'muster access-review items <id>',
  },
  clauses: ['7.6'],
  permission: accessReviewPermissions.decide,
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), items: Type.Integer() }),
  async decide(ctx) {
    const openedBy = principalOf(ctx.actor);
    if (openedBy === undefined) throw new Error('a review is begun by somebody');
    const policy = ctx.policies.current;
    const { accessReview } = policy.controls;
    const id = asId<'access-review'>(ctx.ids.row(ctx.now));
    const dueAt = addMinutes(ctx.now, accessReview.within.minutes);
    const held = await everyAccess(ctx.tx);
    const reviewers = await holdersOf(ctx.tx, rolesWith(policy, 'grant-roles').roles);
    const entry = asId<'entry'>(
      ctx.record(accessReviewOpened, {
        resource: { kind: accessReviewKind.name, id },
        clause: accessReview.clause,
        data: { review: id, items: held.length, dueAt: dueAt.toISOString() },
      }),
    );
    if (!(await insertReview(ctx.tx, { id, openedBy, openedAt: ctx.now, dueAt }, entry))) return err(openAlready);
    const items = held.map((each, place) => ({
      ...each,
      id: ctx.ids.row(ctx.now),
      reviewId: id,
      place,
      reviewerId: reviewerOf(reviewers, each.principalId, place),
    }));
    await insertItems(ctx.tx, items, { at: ctx.now, entry });
    ctx.due.plan({
      kind: accessReviewDue,
      key: id,
      subject: { kind: accessReviewKind.name, id },
      dueAt,
      payload: { review: id },
    });
    return ok({ id, items: items.length });
  },
});

/** Assigns reviewers round-robin, skipping the subject; undefined if nobody else is eligible. */
export function reviewerOf(
  reviewers: readonly PrincipalId[],
  about: PrincipalId,
  place: number,
): PrincipalId | undefined {
  const others = reviewers.filter((each) => each !== about);
  return others[place % Math.max(1, others.length)];
}

const openAlready: AppError = {
  kind: 'conflict',
  code: 'access-reviews/open-already',
  public: 'A review is already open. Decide what is left in it.',
  remedy: 'muster access-review list',
  clause: '7.6',
};
