import { clauseOf } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Flag, LongText } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { activePeople } from '../../identity/public.ts';
import { violationKind } from '../ledger-actions.ts';
import { violationPermissions } from '../permissions.ts';
import { takeReport } from './take-report.ts';

export const ClauseField = Type.String({
  pattern: '^[0-9]+(\\.[0-9]+){1,2}$',
  remedy: 'write the number of a clause, such as 6.4',
  ...field({ asks: 'Which clause was violated?', short: 'c' }),
});

export const Subjects = Type.Array(Type.String({ format: 'uuid', 'x-ref': 'member' }), {
  maxItems: 20,
  uniqueItems: true,
  ...field({ asks: 'Whom is it about?', option: 'about' }),
});

/** Any member reports a violation to Platform Governance. Those it is about do not learn of it (GOV 10.1). */
export const reportViolation = verbOfAll({
  noun: 'violation',
  kind: violationKind,
  name: 'report',
  route: '/v1/violations',
  creates: true,
  words: {
    label: 'Report a violation',
    does: 'report a violation of the policy to Platform Governance, under your name',
    done: 'Reported. Platform Governance sees who reported it; the people it is about are not told.',
    next: 'muster violation list',
  },
  clauses: ['10.1', '10.3'],
  permission: violationPermissions.report,
  fields: {
    text: LongText({ asks: 'What happened?', option: 'text', short: 't', limit: 10_000 }),
    clause: Type.Optional(ClauseField),
    about: Type.Optional(Subjects),
    aboutGovernance: Flag({ asks: 'It is about somebody in Platform Governance' }),
  },
  answer: Type.Object({ reported: Type.Literal(true) }),
  async decide(ctx, { input }) {
    const reporter = principalOf(ctx.actor);
    const { clause } = input;
    if (clause !== undefined && clauseOf(ctx.policies.current, clause) === undefined) return err(noSuchClause);
    const subjects = (input.about ?? []).map((each) => asId<'principal'>(each));
    if ((await activePeople(ctx.tx, subjects)).length < subjects.length) return err(noSuchMember);
    await takeReport(ctx, {
      source: reporter === undefined ? 'gate' : 'member',
      reporter,
      clause,
      subjects,
      aboutGovernance: input.aboutGovernance ?? false,
      body: input.text,
      at: ctx.now,
    });
    return ok({ reported: true });
  },
});

export const noSuchClause: AppError = {
  kind: 'invalid',
  code: 'violations/no-such-clause',
  public: 'The policy has no clause with this number.',
  fields: [{ path: '/clause', problem: 'is not a clause', remedy: 'muster policy clauses shows them' }],
};

export const noSuchMember: AppError = {
  kind: 'invalid',
  code: 'violations/no-such-member',
  public: 'A violation can only be about active members.',
  fields: [{ path: '/about', problem: 'contains somebody who is not an active member', remedy: 'muster member list' }],
};
