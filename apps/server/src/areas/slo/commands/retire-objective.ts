import type { Refusal } from '../../../kernel/decision.ts';
import { ok } from '../../../kernel/result.ts';
import { Type } from 'typebox';
import { verb } from '../../../platform/verbs/verb.ts';
import { objectiveRetired } from '../ledger-actions.ts';
import { freezesNow, objectiveThing } from '../objective-thing.ts';
import { sloPermissions } from '../permissions.ts';
import { moveDefinition } from '../store/definitions.ts';

/** Stops judging an objective, unless it freezes deployments now. Those of section 4 end only with the policy. */
export const retireObjective = verb(objectiveThing, {
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'stop judging it',
    done: 'Retired. It is no longer judged.',
    next: 'muster objective list',
  },
  clauses: ['4.6', '4.8'],
  permission: sloPermissions.govern,
  unless({ active, isFrozen, versions }) {
    if (active?.origin === 'policy') return ofThePolicy;
    if (versions.every(({ state }) => state === 'retired')) return overAlready;
    return isFrozen ? freezesNow : undefined;
  },
  fields: {},
  answer: Type.Object({ name: Type.String() }),
  async decide(ctx, { thing: objective }) {
    const living = objective.versions.filter(({ state }) => state !== 'retired');
    const entry = ctx.record(objectiveRetired, {
      resource: { kind: 'objective', id: objective.id },
      clause: ctx.policies.current.errorBudget.clause,
      data: { objective: objective.id, version: living[0]?.version ?? 1 },
    });
    for (const each of living) await moveDefinition(ctx.tx, each, { state: 'retired', at: ctx.now, entry });
    return ok({ name: objective.id });
  },
});

const ofThePolicy: Refusal = {
  allowed: false,
  code: 'objectives/of-the-policy',
  clause: '4.6',
  reason: 'It is an objective of the policy; only a new version of the policy can end it.',
  remedy: 'Activate a version of the policy that changes it.',
  obligations: [],
};

const overAlready: Refusal = {
  allowed: false,
  code: 'objectives/retired-already',
  clause: '4.6',
  reason: 'It is already retired.',
  obligations: [],
};
