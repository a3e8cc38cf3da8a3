import { versionAt } from '@muster/rota';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { savePlan } from './commands/save-schedule.ts';
import { peopleIn, withoutPerson } from './domain/plan.ts';
import { THE_LIST } from './domain/the-list.ts';
import { coverWithdrawn, standInCancelled } from './ledger-actions.ts';
import { aheadOf } from './schedule-thing.ts';
import { schedulesFor } from './store/schedules.ts';
import { cancelOverride, closeCover, openCovers, overridesTo } from './store/stand-ins.ts';

/**
 * A person has left: from now on their turns go to the next in line, and where they stood in, the schedule applies
 * again. Those who gain a shift are told. If the only turn was theirs alone, it stays empty and becomes a finding as a
 * gap.
 */
export async function giveUpDuties(ctx: CommandContext, person: PrincipalId): Promise<void> {
  for (const override of await overridesTo(ctx.tx, person, ctx.now)) {
    const entry = ctx.record(standInCancelled, {
      resource: { kind: 'schedule', id: override.schedule_id },
      clause: '2.1',
      data: { schedule: override.schedule_id, override: override.id, why: 'left' },
    });
    await cancelOverride(ctx.tx, override.id, { at: ctx.now, entry });
  }
  for (const cover of await openCovers(ctx.tx, ctx.now, { person })) {
    const entry = ctx.record(coverWithdrawn, {
      resource: { kind: 'schedule', id: cover.schedule_id },
      clause: '2.1',
      data: { schedule: cover.schedule_id, cover: cover.id },
    });
    await closeCover(ctx.tx, cover.id, 'withdrawn', entry);
  }
  for (const stored of await schedulesFor(ctx.tx, aheadOf(ctx))) {
    if (stored.id === THE_LIST) continue;
    const inForce = versionAt(stored.schedule, ctx.now.getTime());
    const planned = stored.schedule.versions.filter(({ from }) => from > ctx.now.getTime());
    const plans = [
      ...(inForce === undefined ? [] : [{ plan: inForce.plan, from: ctx.now }]),
      ...planned.map(({ plan, from }) => ({ plan, from: new Date(from) })),
    ];
    // Writing a plan replaces all later ones, so those after the first affected one are written again.
    const first = plans.findIndex(({ plan }) => peopleIn(plan).includes(person));
    for (const { plan, from } of first === -1 ? [] : plans.slice(first))
      await savePlan(ctx, stored, {
        plan: withoutPerson(plan, person),
        from,
        isAsWritten: false,
        unseparated: false,
        why: 'left',
      });
  }
}
