import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { sourcesOf } from '../../telemetry/public.ts';
import { hearAcknowledgements, judgeAcknowledgement, warnOfAcknowledgement } from '../drift-acknowledgements.ts';
import { driftAckDue, driftAckWarning, judgeAll, judgeOne } from '../due-kinds.ts';
import { planJudging } from '../plan-judging.ts';
import { judgeObjective } from '../judge-objective.ts';
import { findObjective, objectivesIn } from '../queries/objectives.ts';

/** Reactions of objectives to time and telemetry. */
export function registerSloReactions(registry: DueRegistry): void {
  registry.onDeadline(judgeAll, async (ctx) => {
    const connected = new Set((await sourcesOf(ctx.tx)).map(({ series }) => series));
    await hearAcknowledgements(ctx, connected);
    for (const objective of await objectivesIn(ctx.tx, ctx.policies.current)) await judgeObjective(ctx, objective);
    planJudging(ctx, 1);
  });
  registry.onDeadline(judgeOne, async (ctx, { payload }) => {
    const objective = await findObjective(ctx.tx, ctx.policies.current, payload.objective);
    if (objective !== undefined) await judgeObjective(ctx, objective);
  });
  registry.onDeadline(driftAckWarning, async (ctx, { payload }) => warnOfAcknowledgement(ctx, payload));
  registry.onDeadline(driftAckDue, async (ctx, { payload }) => judgeAcknowledgement(ctx, payload));
}
