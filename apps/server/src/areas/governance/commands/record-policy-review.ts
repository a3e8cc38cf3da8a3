import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, field, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { policyThing, recordReview, reviewOutcomes } from '../../policy/public.ts';
import { governancePermissions } from '../permissions.ts';

/** Governance records that the quarterly review took place, its date and its outcome (GOV 0.1). */
export const recordPolicyReview = verb(policyThing, {
  name: 'review',
  words: {
    label: 'Record a review',
    does: 'record that the quarterly review took place on that day',
    done: 'Review recorded.',
    next: 'muster policy show',
  },
  clauses: ['0.1'],
  permission: governancePermissions.reviewPolicy,
  fields: {
    reviewedOn: Type.String({
      format: 'date',
      remedy: 'Write the day as 2026-08-20.',
      ...field({ asks: 'Took place on', help: 'the day, as 2026-08-20', positional: true }),
    }),
    outcome: Choice(reviewOutcomes, { asks: 'Outcome' }),
    note: LongText({ asks: 'What was reviewed, and what was found', limit: 4000 }),
  },
  answer: Type.Object({ nextDue: Type.String({ description: 'The day by which the next review is due.' }) }),
  async decide(ctx, { thing: policy, input }) {
    const { reviewedOn } = input;
    if (new Date(`${reviewedOn}T00:00:00.000Z`) > ctx.now) return err(notYet);
    if (reviewedOn < policy.document.lastUpdated) return err(olderThanTheDocument);
    return ok({ nextDue: await recordReview(ctx, input) });
  },
});

const invalid = (problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'governance/no-such-review',
  public: 'A review can be recorded only after it has taken place.',
  fields: [{ path: '/reviewedOn', problem, remedy }],
});
const notYet = invalid('is in the future', 'give the day on which the review took place');
const olderThanTheDocument = invalid(
  'is before this version of the document was written',
  'give the day on which this version was reviewed',
);
