import { versionAt, type Plan } from '@muster/rota';
import { principalOf } from '../../../kernel/actor.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { followBoundaries } from '../boundaries.ts';
import { edited } from '../domain/edit.ts';
import { judgeOwnHand } from '../domain/own-hand.ts';
import { peopleIn } from '../domain/plan.ts';
import { scheduleEdited } from '../ledger-actions.ts';
import { othersWhoMaySet } from '../queries/others-who-may-set.ts';
import { updateSchedule, writeVersion, type StoredSchedule } from '../store/schedules.ts';
import { tellOfDifferences } from '../tell.ts';

type Change = {
  readonly plan: Plan;
  readonly from: Date;
  readonly isAsWritten: boolean;
  readonly unseparated: boolean;
  readonly why: 'hand' | 'import' | 'left';
};

/** Gives a schedule a new plan from a given time on. Only people who gain or lose a shift are told. */
export async function savePlan(ctx: CommandContext, stored: StoredSchedule, change: Change): Promise<Plan> {
  const until = addMinutes(change.from, ctx.policies.current.paging.schedules.lookAhead.minutes).getTime();
  const { plan, differences } = edited(stored.schedule, { ...change, from: change.from.getTime() }, until);
  const who = (part: 'gains' | 'loses') =>
    differences.filter((each) => each[part].length > 0).map(({ person }) => person);
  const entry = ctx.record(scheduleEdited, {
    resource: { kind: 'schedule', id: stored.id },
    clause: ctx.policies.current.paging.schedules.clause,
    data: {
      schedule: stored.id,
      from: change.from.toISOString(),
      gains: who('gains'),
      loses: who('loses'),
      unseparated: change.unseparated,
      why: change.why,
    },
  });
  await writeVersion(ctx.tx, {
    id: ctx.ids.row(ctx.now),
    schedule: stored.id,
    from: change.from,
    plan,
    ownHand: change.unseparated ? principalOf(ctx.actor) : undefined,
    at: ctx.now,
    entry,
  });
  await updateSchedule(ctx.tx, { id: stored.id, at: ctx.now, entry });
  tellOfDifferences(ctx, stored.id, differences);
  await followBoundaries(ctx);
  return plan;
}

/** Nobody may put themselves into a rotation, or on call by an override, unless nobody else could (R42, R32). */
export async function judgeNewcomers(
  ctx: CommandContext,
  people: readonly PrincipalId[],
  were: readonly PrincipalId[],
): Promise<Result<{ readonly unseparated: boolean }, AppError>> {
  const by = principalOf(ctx.actor);
  if (by === undefined || !people.includes(by) || were.includes(by)) return ok({ unseparated: false });
  return judgeOwnHand({ by, people, before: were, others: await othersWhoMaySet(ctx.tx, ctx.policies.current, by) });
}

/** Who has a turn in the schedule at a given time, and so was put there by someone else. */
export const inTurnAt = (stored: StoredSchedule, at: number): readonly PrincipalId[] =>
  peopleIn(versionAt(stored.schedule, at)?.plan);
