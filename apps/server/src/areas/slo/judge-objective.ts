import { nextFreeze, type FreezeState } from '@muster/slo';
import type { EntryId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { watchBudget } from './alerting/watch-budget.ts';
import type { Objective } from './domain/objective.ts';
import { objectiveFrozen, objectiveThawed } from './ledger-actions.ts';
import { numbersOf, standingOf, type Standing } from './standing.ts';
import { shownSnapshot } from './queries/shown-snapshot.ts';
import { endFreeze, insertFreeze } from './store/freezes.ts';
import { lockState, saveState, type ObjectiveState } from './store/states.ts';

/**
 * Judges one objective on its current counts: freezes at once below the limit, thaws after the policy's recovery time,
 * and alerts on a budget burning too fast (GOV 4.6 to 4.8). The result does not depend on how often or how late it
 * runs.
 */
export async function judgeObjective(ctx: CommandContext, objective: Objective): Promise<void> {
  const before = await lockState(ctx.tx, objective.id, ctx.now);
  ctx.notBefore(before.judgedAt);
  const policy = ctx.policies.current;
  const standing = await standingOf(ctx.tx, objective, policy, ctx.now);
  const held = { ...before, judgedAt: ctx.now, standing: JSON.stringify(shown(objective, standing)) };
  const { after, entry } = await moveFreeze(ctx, objective, standing, held);
  const incidentId = await watchBudget(ctx, objective, standing, before.incidentId);
  await saveState(ctx.tx, { ...after, incidentId }, entry);
}

/** Stored with the state, so that a gate needs one row per objective. */
const shown = (objective: Objective, { budget, own, silentSince, isConnected, spans }: Standing) => ({
  version: objective.version,
  ...numbersOf(budget),
  state: silentSince === undefined ? budget.state : 'unknown',
  isMet: own.isMet ?? null,
  isConnected,
  snapshot: shownSnapshot(objective, spans.budget, budget),
});

async function moveFreeze(
  ctx: CommandContext,
  objective: Objective,
  { budget, silentSince, spans }: Standing,
  before: ObjectiveState,
): Promise<{ readonly after: ObjectiveState; readonly entry: EntryId | undefined }> {
  const { leavesAfterRecoveredFor, clause } = ctx.policies.current.errorBudget.freeze;
  const state: FreezeState =
    before.since === undefined
      ? { kind: 'open' }
      : { kind: 'frozen', since: before.since.getTime(), recoveredSince: before.recoveredSince?.getTime() };
  // An unmeasured objective does not recover: bad minutes leave the window while the source is silent.
  const freezes =
    objective.freezeWindow !== undefined && (budget.freezes || (state.kind === 'frozen' && silentSince !== undefined));
  const next = nextFreeze(state, freezes, ctx.now.getTime(), leavesAfterRecoveredFor.minutes);
  if (next.kind === 'frozen' && state.kind === 'open') {
    const entry = ctx.record(objectiveFrozen, {
      resource: { kind: 'objective', id: objective.id },
      clause,
      data: {
        objective: objective.id,
        ...numbersOf(budget),
        snapshot: shownSnapshot(objective, spans.budget, budget),
      },
    });
    const id = ctx.ids.row(ctx.now);
    const { total, bad } = budget;
    await insertFreeze(
      ctx.tx,
      { id, objective: objective.id, enteredAt: ctx.now, total, bad, remaining: numbersOf(budget).remaining },
      entry,
    );
    return { after: { ...before, freezeId: id, since: ctx.now, recoveredSince: undefined }, entry };
  }
  if (next.kind === 'open' && state.kind === 'frozen') {
    const entry = ctx.record(objectiveThawed, {
      resource: { kind: 'objective', id: objective.id },
      clause: ctx.policies.current.errorBudget.ending.clause,
      data: { objective: objective.id, ...numbersOf(budget), since: new Date(state.since).toISOString() },
    });
    if (before.freezeId !== undefined) await endFreeze(ctx.tx, before.freezeId, ctx.now, entry);
    return { after: { ...before, freezeId: undefined, since: undefined, recoveredSince: undefined }, entry };
  }
  const recovered = next.kind === 'frozen' ? next.recoveredSince : undefined;
  return {
    after: { ...before, recoveredSince: recovered === undefined ? undefined : new Date(recovered) },
    entry: undefined,
  };
}
