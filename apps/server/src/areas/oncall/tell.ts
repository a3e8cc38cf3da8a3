import type { Difference } from '@muster/rota';
import { principalOf } from '../../kernel/actor.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { Span } from './domain/duties.ts';
import type { ScheduleId } from './domain/the-list.ts';
import { shiftTell, type shiftNews } from './due-kinds.ts';

type Why = (typeof shiftNews)[number];

/** Tells people about their shifts, except the actor, who has just seen it. */
export function tellOfShift(
  ctx: CommandContext,
  schedule: ScheduleId,
  people: readonly (string | undefined)[],
  why: Why,
  { from, until }: Span,
): void {
  const told = new Set(people.filter((person) => person !== undefined && person !== principalOf(ctx.actor)));
  for (const to of told) {
    if (to === undefined) continue;
    ctx.due.plan({
      kind: shiftTell,
      key: `${schedule}/${to}/${why}/${from}/${ctx.now.toISOString()}`,
      subject: { kind: 'schedule', id: schedule },
      dueAt: ctx.now,
      payload: { schedule, to, why, from: new Date(from).toISOString(), until: new Date(until).toISOString() },
    });
  }
}

/** Tells exactly those whose shifts have changed. */
export function tellOfDifferences(ctx: CommandContext, schedule: ScheduleId, differences: readonly Difference[]): void {
  for (const { person, gains, loses } of differences) {
    const first = [...gains, ...loses].toSorted((one, other) => one.from - other.from)[0];
    if (first !== undefined) tellOfShift(ctx, schedule, [person], 'changed', first);
  }
}
