import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { authorise } from '../../identity/public.ts';
import { recordReview, reviewOutcomes } from '../../policy/public.ts';
import { governancePermissions } from '../permissions.ts';

export const ReviewInput = {
  reviewedOn: Type.String({ format: 'date', remedy: 'Write the day as 2026-08-20.' }),
  outcome: Type.Enum(reviewOutcomes),
  note: FreeText({ minLength: 1, maxLength: 4000 }),
};

/** Governance says that the quarterly review took place, when, and what came of it (GOV 0.1). */
export const recordPolicyReview = defineCommand({
  name: 'policy.record_review',
  input: Type.Object(ReviewInput, { additionalProperties: false }),
  resource: () => ({ kind: 'policy', id: 'any' }),
  async decide(ctx, input) {
    const allowed = await authorise(ctx, governancePermissions.reviewPolicy, ORGANISATION);
    if (!allowed.ok) return allowed;
    const { reviewedOn } = input;
    if (new Date(`${reviewedOn}T00:00:00.000Z`) > ctx.now) return err(notYet);
    if (reviewedOn < ctx.policies.current.document.lastUpdated) return err(olderThanTheDocument);
    return ok({ nextDue: await recordReview(ctx, input) });
  },
});

const invalid = (problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'governance/no-such-review',
  public: 'A review is recorded once it has taken place.',
  fields: [{ path: '/reviewedOn', problem, remedy }],
});
const notYet = invalid('is a day that has not come yet', 'give the day on which the review took place');
const olderThanTheDocument = invalid(
  'is before this version of the document was written',
  'give the day on which this version was reviewed',
);
