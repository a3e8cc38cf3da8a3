import { clauseOf } from '@muster/policy';
import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { activePeople } from '../../identity/public.ts';
import { intents } from '../domain/violation.ts';
import { decidedAlready } from '../domain/decided-already.ts';
import { violationTriaged } from '../ledger-actions.ts';
import { violationPermissions } from '../permissions.ts';
import { setSubjects, updateViolation } from '../store/violations.ts';
import { violationThing } from '../violation-thing.ts';
import { ClauseField, noSuchClause, noSuchMember, Subjects } from './report-violation.ts';

/**
 * Classifies it: which clause, by whom, and whether intentional (GOV 10.2, R35). Those it is about lose access from
 * then on.
 */
export const triageViolation = verb(violationThing, {
  name: 'triage',
  words: {
    label: 'Triage',
    does: 'record which clause was violated, whom it is about, and whether it was intentional',
    done: 'Triaged.',
    next: 'muster violation show <id>',
  },
  clauses: ['10.1', '10.2'],
  permission: violationPermissions.handle,
  fields: {
    intent: Choice(intents, { asks: 'Was it intentional?', short: 'i' }),
    clause: Type.Optional(ClauseField),
    about: Type.Optional(Subjects),
  },
  answer: Type.Object({}),
  unless: ({ violation }, { policy }) => decidedAlready(violation, policy),
  async decide(ctx, { thing: { violation }, input }) {
    const policy = ctx.policies.current;
    const clause = input.clause ?? violation.clause;
    if (clause !== undefined && clauseOf(policy, clause) === undefined) return err(noSuchClause);
    const subjects = input.about?.map((each) => asId<'principal'>(each)) ?? violation.subjects;
    if (input.about !== undefined && (await activePeople(ctx.tx, subjects)).length < subjects.length)
      return err(noSuchMember);
    const entry = ctx.record(violationTriaged, {
      resource: { kind: 'violation', id: violation.id },
      clause: policy.violations.consequences.clause,
      data: {
        violation: violation.id,
        intent: input.intent,
        subjects: subjects.length,
        ...(clause === undefined ? {} : { of: clause }),
      },
    });
    await updateViolation(
      ctx.tx,
      violation.id,
      { ...violation, clause, intent: input.intent, state: 'triaged' },
      ctx.now,
      entry,
    );
    await setSubjects(ctx.tx, violation.id, subjects, entry);
    return ok({});
  },
});
