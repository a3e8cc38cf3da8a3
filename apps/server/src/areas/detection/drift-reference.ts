import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { watchedVersions } from '../models/public.ts';
import { freezeReference, talliedIn } from './gather-reference.ts';
import { planEvaluation } from './plan-evaluation.ts';
import { referencesOf } from './store/references.ts';
import { lockWatch, readWatch } from './store/watches.ts';
import { watchThing } from './watch-thing.ts';

/** Changing a version's reference requires others' approval, so that nobody can define an inconvenient drift away. */
export const driftReference = defineApproval({
  name: 'drift-reference',
  parameters: Type.Object({ from: Type.String(), to: Type.String() }),
  lock: async (tx, id) => void (await lockWatch(tx, asId(id))),

  look: async ({ db }, asked) =>
    Promise.all(
      asked.map(async ({ subject }) => {
        const watch = await readWatch(db, asId(subject));
        const [reference] = await referencesOf(db, asId(subject), 1);
        if (watch === undefined) return undefined;
        return { facts: { reference: reference?.number ?? 0 }, protection: ORGANISATION };
      }),
    ),

  async apply(ctx, { subject, parameters, approval }) {
    const watch = await lockWatch(ctx.tx, asId(subject));
    const [watched] = await watchedVersions(ctx.tx, [asId(subject)]);
    if (watch === undefined || watched === undefined) return err(watchThing.missing);
    const { version, bins: sets } = watched;
    ctx.notBefore(watch.lastInstant);
    const [before] = await referencesOf(ctx.tx, watch.id, 1);
    const [from, to] = [new Date(parameters.from), new Date(parameters.to)];
    const tally = await talliedIn(ctx, version, from, to);
    const bins = sets.findLast(({ frozenAt }) => frozenAt.getTime() <= from.getTime()) ?? sets[0];
    if (bins === undefined || (tally.n ?? 0) < ctx.policies.current.detection.drift.minimumRows) return err(tooFew);
    const number = (before?.number ?? 0) + 1;
    await freezeReference(ctx, watch, version, { from, to, number, bins, tally }, approval);
    planEvaluation(ctx, watch.id);
    return ok(undefined);
  },
});

export const tooFew: AppError = {
  kind: 'conflict',
  code: 'detection/too-few-predictions',
  clause: '7.9',
  public: 'It made too few predictions in that period for a reference.',
  remedy: 'Choose a longer period.',
};
