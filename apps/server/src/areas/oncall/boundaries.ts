import { onCallAt, shiftsIn } from '@muster/rota';
import { addMinutes } from '../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { dutiesOf, type KeptSchedule } from './domain/duties.ts';
import { THE_LIST } from './domain/the-list.ts';
import { scheduleBoundary } from './due-kinds.ts';
import { shiftBegan } from './ledger-actions.ts';
import { schedulesFor } from './store/schedules.ts';
import { tellOfShift } from './tell.ts';

/**
 * Plans the next time at which who is on call changes, or someone must be told that their shift begins soon. Called by
 * every change of a schedule, and by itself at each such time: there is one such row as long as there is a schedule.
 */
export async function followBoundaries(ctx: CommandContext): Promise<void> {
  const { next } = await eventsFrom(ctx, ctx.now.getTime());
  ctx.due.supersede(subject, [scheduleBoundary], 'planned again');
  if (next === undefined) return;
  const at = new Date(next).toISOString();
  ctx.due.plan({ kind: scheduleBoundary, key: at, subject, dueAt: new Date(next), payload: { at } });
}

/** Handles this boundary and any that have passed since: a server that was down catches up on all of them. */
export async function atBoundary(ctx: CommandContext, { at }: { readonly at: string }): Promise<void> {
  const notice = ctx.policies.current.paging.schedules.shiftNotice.minutes;
  let moment: number | undefined = Date.parse(at);
  while (moment !== undefined && moment <= ctx.now.getTime()) {
    const events = await eventsFrom(ctx, moment);
    for (const kept of events.schedules) {
      recordHandOver(ctx, kept, moment);
      tellOfStart(ctx, kept, addMinutes(new Date(moment), notice).getTime());
    }
    moment = events.next;
  }
  await followBoundaries(ctx);
}

const subject = { kind: 'schedule', id: 'boundaries' } as const;
const A_WEEK_IN_MINUTES = 7 * 24 * 60;

/** The schedules, and the next time after `after` at which something is due; at the latest in a week, to look again. */
async function eventsFrom(ctx: CommandContext, after: number) {
  const { lookAhead, shiftNotice } = ctx.policies.current.paging.schedules;
  const ahead = Math.min(lookAhead.minutes, A_WEEK_IN_MINUTES);
  const until = addMinutes(new Date(after), ahead + shiftNotice.minutes).getTime();
  const from = after - 1;
  const kept = await schedulesFor(ctx.tx, { from, until });
  const schedules = kept.filter(({ id }) => id !== THE_LIST);
  const noticeMs = addMinutes(new Date(0), shiftNotice.minutes).getTime();
  const next = schedules
    .flatMap(({ schedule }) => shiftsIn(schedule, from, until).map((shift) => shift.from))
    .flatMap((begins) => [begins, begins - noticeMs])
    .filter((moment) => moment > after)
    .reduce<number>((first, moment) => Math.min(first, moment), addMinutes(new Date(after), ahead).getTime());
  return { schedules, next: schedules.length === 0 ? undefined : next };
}

/** Records who came on call and who went off; ledger readers, such as the chat's user group, follow it. */
function recordHandOver(ctx: CommandContext, { id, schedule }: KeptSchedule, at: number): void {
  const [before, after] = [peopleAt(schedule, at - 1), peopleAt(schedule, at)];
  const on = after.filter((person) => !before.includes(person));
  const off = before.filter((person) => !after.includes(person));
  if (on.length === 0 && off.length === 0) return;
  ctx.record(shiftBegan, {
    resource: { kind: 'schedule', id },
    clause: ctx.policies.current.paging.schedules.clause,
    data: { schedule: id, at: new Date(at).toISOString(), on: [...on], off: [...off] },
  });
}

/** Tells those whose shift begins then; for shifts that have begun in the meantime it is too late. */
function tellOfStart(ctx: CommandContext, { id, schedule }: KeptSchedule, begins: number): void {
  if (begins <= ctx.now.getTime()) return;
  const before = peopleAt(schedule, begins - 1);
  const { minutes } = ctx.policies.current.paging.schedules.lookAhead;
  for (const person of peopleAt(schedule, begins).filter((each) => !before.includes(each))) {
    const until = addMinutes(new Date(begins), minutes).getTime();
    const [duty] = dutiesOf(schedule, person, { from: begins, until });
    if (duty !== undefined) tellOfShift(ctx, id, [person], 'starts', duty);
  }
}

const peopleAt = (schedule: KeptSchedule['schedule'], at: number): readonly PrincipalId[] =>
  onCallAt(schedule, at).map(({ person }) => asId<'principal'>(person));
