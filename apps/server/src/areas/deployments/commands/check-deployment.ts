import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { field, Flag } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { askGate } from '../ask-gate.ts';
import type { Target } from '../domain/deployment.ts';
import { deploymentKind } from '../ledger-actions.ts';
import { deploymentPermissions } from '../permissions.ts';
import { GateAnswer } from '../queries/deployment-schema.ts';
import { recordCheck } from './record-check.ts';

const NAME = '^[A-Za-z0-9][A-Za-z0-9._/-]*$';
const USUAL_ENVIRONMENT = 'production';

/** Asks the gate, which always answers yes or no at once, with its reasons. Every answer is recorded. */
export const checkDeployment = verbOfAll({
  noun: 'deployment',
  name: 'check',
  kind: deploymentKind,
  route: '/v1/deployments/check',
  words: {
    label: 'Ask the gate',
    does: 'ask whether this may be deployed now, given the error budgets and what it has shown in staging; the answer is yes or no',
    done: 'The gate has decided.',
    next: 'muster objective list',
  },
  clauses: ['4.7', '4.8', '5.2.3'],
  permission: deploymentPermissions.deploy,
  fields: {
    service: Type.String({ pattern: NAME, maxLength: 100, ...field({ asks: 'What is deployed', positional: true }) }),
    commit: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
      maxLength: 100,
      ...field({ asks: 'Which commit or version?' }),
    }),
    environment: Type.Optional(
      Type.String({ pattern: NAME, maxLength: 60, ...field({ asks: `Where to; ${USUAL_ENVIRONMENT} by default` }) }),
    ),
    rollback: Flag({ asks: 'This is a rollback to a version that ran there before; Muster checks that it did' }),
    reference: Type.Optional(
      Type.String({
        pattern: '^https://[^\\s@]+$',
        maxLength: 500,
        ...field({ asks: 'Link to its details, such as the address of a run' }),
      }),
    ),
  },
  answer: GateAnswer,
  async reads(ctx, { input }) {
    const { service, commit, environment = USUAL_ENVIRONMENT, rollback = false } = input;
    const target: Target = { service: service.toLowerCase(), environment: environment.toLowerCase(), commit };
    return { target, judged: await askGate(ctx, target, rollback) };
  },
  async decide(ctx, { input: { reference }, facts: { target, judged } }) {
    const { actor } = ctx;
    if (actor.kind !== 'person' && actor.kind !== 'service') throw new Error('only principals deploy');
    const { isAllowed, code, clause, reason, remedy, objectives, snapshot, waiver, promotion } = judged;
    const { id } = await recordCheck(ctx, { target, reference, judged, askedBy: actor.id });
    return ok({
      id,
      allowed: isAllowed,
      class: judged.class,
      code,
      clause,
      reason,
      ...(remedy === undefined ? {} : { remedy }),
      objectives: [...objectives],
      ...(waiver === undefined ? {} : { waiver }),
      promotion: promotion.map((line) => ({ ...line, why: [...line.why] })),
      snapshot,
      decidedAt: ctx.now.toISOString(),
    });
  },
});
