import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { ROLLBACK_PLAN } from '../domain/evidence.ts';
import { evidenceKind } from '../ledger-actions.ts';
import { promotionPermissions } from '../permissions.ts';
import { commitFields } from './evidence-fields.ts';
import { keepEvidence } from './keep-evidence.ts';

const MOST = 4000;

/** The rollback plan for a commit (GOV 5.2.4), if no pull request contains one. */
export const writePlan = verbOfAll({
  noun: 'promotion',
  kind: evidenceKind,
  name: 'plan',
  route: '/v1/promotion/plans',
  creates: true,
  words: {
    label: 'Write the rollback plan',
    does: 'record how to roll back this commit, if its pull request does not say',
    done: 'Rollback plan recorded.',
    next: 'muster promotion show <service> --commit <commit>',
  },
  clauses: ['5.2.4'],
  permission: promotionPermissions.record,
  fields: { ...commitFields, plan: LongText({ asks: 'How would it be rolled back?', limit: MOST }) },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }, { title: 'RollbackPlanWritten' }),
  async decide(ctx, { input: { service, commit, plan }, policy }) {
    const id = await keepEvidence(ctx, policy.changes.infrastructureAndApi.description.clause, {
      service: service.toLowerCase(),
      commit,
      what: ROLLBACK_PLAN,
      state: 'passed',
      plan,
    });
    return ok({ id });
  },
});
