import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choices, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { suspendNow } from '../../identity/public.ts';
import { decidedAlready } from '../domain/decided-already.ts';
import { calledInBy, isGrave, outcomes } from '../domain/violation.ts';
import { violationDecided } from '../ledger-actions.ts';
import { violationPermissions } from '../permissions.ts';
import { insertMessage, repeatsOf, updateViolation } from '../store/violations.ts';
import { violationThing } from '../violation-thing.ts';

/**
 * Records an outcome. Consequences reserved for repeated or intentional violations are refused otherwise (GOV 10.2);
 * revoking access happens in the same transaction.
 */
export const decideViolation = verb(violationThing, {
  name: 'decide',
  words: {
    label: 'Decide',
    does: 'decide what follows; a revocation of access takes effect at once',
    done: 'Decided.',
    next: 'muster violation show <id>',
  },
  clauses: ['10.1', '10.2'],
  permission: violationPermissions.handle,
  danger: true,
  fields: {
    outcomes: Choices(outcomes, { asks: 'Which outcomes?', option: 'outcome', short: 'o' }),
    reason: LongText({ asks: 'Why?', short: 'r', limit: 10_000 }),
  },
  answer: Type.Object({}),
  unless: ({ violation }, { policy }) => decidedAlready(violation, policy),
  async decide(ctx, { thing: { violation }, input }) {
    const policy = ctx.policies.current;
    const { consequences } = policy.violations;
    if (input.outcomes.includes('no-violation') && input.outcomes.length > 1) return err(eitherOr);
    const repeats = await repeatsOf(ctx.tx, violation);
    const isGraveAllowed = violation.intent === 'intentional' || repeats > 0;
    if (!isGraveAllowed && input.outcomes.some((each) => isGrave(each, policy)))
      return err(notGrave(consequences.clause));
    if (input.outcomes.includes('access-revocation')) {
      if (violation.subjects.length === 0) return err(nobodyNamed(consequences.clause));
      for (const subject of violation.subjects) {
        const suspended = await suspendNow(ctx, subject, input.reason, consequences.clause);
        if (!suspended.ok) return suspended;
      }
    }
    const entry = ctx.record(violationDecided, {
      resource: { kind: 'violation', id: violation.id },
      clause: consequences.clause,
      data: { violation: violation.id, outcomes: [...input.outcomes], intent: violation.intent, repeats },
    });
    const calledIn = input.outcomes.flatMap((each) => calledInBy(each, policy) ?? []);
    const decided = { ...violation, state: 'decided', outcomes: input.outcomes, calledIn } as const;
    await updateViolation(ctx.tx, violation.id, decided, ctx.now, entry);
    const said = { id: ctx.ids.opaque(), author: 'handler', body: input.reason, saidAt: ctx.now } as const;
    await insertMessage(ctx.tx, violation.id, { ...said, authorId: principalOf(ctx.actor) }, entry);
    return ok({});
  },
});

const eitherOr: AppError = {
  kind: 'invalid',
  code: 'violations/either-or',
  public: 'If there was no violation, there can be no other outcome.',
  fields: [
    {
      path: '/outcomes',
      problem: 'says that there was no violation, and also gives another outcome',
      remedy: 'give one or the other',
    },
  ],
};

const notGrave = (clause: string): AppError => ({
  kind: 'refused',
  code: 'violations/not-grave',
  public: 'This outcome is allowed only for a violation that is repeated or intentional.',
  remedy: 'Triage it as intentional if it was, or decide on a corrective action.',
  clause,
});

const nobodyNamed = (clause: string): AppError => ({
  kind: 'conflict',
  code: 'violations/nobody-named',
  public: 'Access can be revoked only once the violation names whom it is about.',
  remedy: 'Triage it, and name them.',
  clause,
});
