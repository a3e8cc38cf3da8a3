import type { PolicyFinding } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { AreaReads, WaitingFor } from '../../../platform/manifest-queries.ts';
import { contactsIn } from '../../identity/public.ts';
import { policyInForceSince } from '../../policy/public.ts';
import { openByReviewer, reviews } from '../store/access-reviews.ts';

/** Findings: a review is overdue, or none was held within the policy's interval. */
export async function accessReviewFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const { accessReview } = policies().current.controls;
  const since = await policyInForceSince(db);
  if (since === undefined) return [];
  const all = await reviews(db);
  const open = all.find(({ completedAt }) => completedAt === undefined);
  const act = { who: policies().current.document.owner.title, page: '/access-reviews' };
  const finding = (message: string): PolicyFinding => ({
    clause: accessReview.clause,
    weight: 'warning',
    message,
    ruling: accessReview.ruling ?? null,
    act,
  });
  const now = clock.now();
  const found: PolicyFinding[] = [];
  if (open !== undefined && isBefore(open.dueAt, now))
    found.push(finding(`${open.open} of ${open.items} access grants were not reviewed in time.`));
  const last = all.find(({ completedAt }) => completedAt !== undefined)?.completedAt ?? since;
  if (open === undefined && !isBefore(now, addMinutes(last, accessReview.every.minutes)))
    found.push(finding('The last access review is longer ago than the policy allows.'));
  return found;
}

/** Items waiting for a reviewer; once overdue, they also wait for the policy's escalation contacts. */
export const accessReviewsWaiting: WaitingFor = async ({ db, clock, policies }, { id }) => {
  const { accessReview } = policies().current.controls;
  const open = (await reviews(db)).find(({ completedAt }) => completedAt === undefined);
  if (open === undefined) return { items: [] };
  const byReviewer = await openByReviewer(db);
  const isLate = isBefore(open.dueAt, clock.now());
  const contacts = isLate ? [...(await contactsIn(db, accessReview.escalatesTo)).values()] : [];
  const own = byReviewer.get(id) ?? 0;
  const count = contacts.includes(id) ? open.open : own;
  if (count === 0) return { items: [] };
  return {
    items: [
      {
        kind: 'access-review',
        thing: { kind: 'access-review', id: open.id },
        title: isLate
          ? `${count} access grants were not reviewed in time`
          : `Review ${count} access grants: keep or revoke`,
        does: 'Review',
        page: '/access-reviews',
        command: `muster access-review items ${open.id} --open yes`,
        clause: accessReview.clause,
        dueAt: open.dueAt.toISOString(),
      },
    ],
  };
};
