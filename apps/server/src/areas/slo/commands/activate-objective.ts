import { Type } from 'typebox';
import type { Refusal } from '../../../kernel/decision.ts';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { backTested } from '../queries/back-tested.ts';
import { objectiveActivated } from '../ledger-actions.ts';
import { freezesNow, objectiveThing } from '../objective-thing.ts';
import { sloPermissions } from '../permissions.ts';
import { judgeAnew } from '../plan-judging.ts';
import { moveDefinition } from '../store/definitions.ts';

/** Puts the newest proposal in force, and records what it would have done over the past weeks. */
export const activateObjective = verb(objectiveThing, {
  name: 'activate',
  words: {
    label: 'Activate',
    does: 'judge by the newest proposal from now on',
    done: 'Activated. It is judged from now on.',
    next: 'muster objective show <key>',
  },
  clauses: ['4.6', '4.8'],
  permission: sloPermissions.govern,
  unless({ isFrozen, versions }) {
    if (versions[0]?.state !== 'proposed') return nothingProposed;
    return isFrozen ? freezesNow : undefined;
  },
  fields: {},
  answer: Type.Object({
    name: Type.String(),
    version: Type.Integer(),
    /** How often it would have frozen deployments in the weeks before. */
    wouldHaveFrozen: Type.Integer(),
    hoursWithData: Type.Integer(),
  }),
  async decide(ctx, { thing: objective }) {
    const [proposed] = objective.versions;
    if (proposed === undefined) throw new Error('an activation of nothing was let through');
    const result = await backTested(ctx.tx, proposed.definition, ctx.policies.current, ctx.now);
    const wouldHaveFrozen = result.freezes.length;
    const entry = ctx.record(objectiveActivated, {
      resource: { kind: 'objective', id: objective.id },
      clause: ctx.policies.current.errorBudget.clause,
      data: { objective: objective.id, version: proposed.version, wouldHaveFrozen },
    });
    for (const before of objective.versions.filter(({ state }) => state === 'active'))
      await moveDefinition(ctx.tx, before, { state: 'retired', at: ctx.now, entry });
    await moveDefinition(ctx.tx, proposed, { state: 'active', backTest: JSON.stringify(result), at: ctx.now, entry });
    await judgeAnew(ctx, [objective.id]);
    return ok({ name: objective.id, version: proposed.version, wouldHaveFrozen, hoursWithData: result.hoursWithData });
  },
});

const nothingProposed: Refusal = {
  allowed: false,
  code: 'objectives/nothing-proposed',
  clause: '4.6',
  reason: 'No newer version of it has been proposed.',
  remedy: 'muster objective import <file> proposes one.',
  obligations: [],
};
