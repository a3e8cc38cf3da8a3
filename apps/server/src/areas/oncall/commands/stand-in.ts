import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { followBoundaries } from '../boundaries.ts';
import { dutiesOf, type Span } from '../domain/duties.ts';
import { standInMade } from '../ledger-actions.ts';
import { scheduleOver } from '../schedule-thing.ts';
import { closeCover, insertOverride, openCovers, personIn } from '../store/stand-ins.ts';
import { updateSchedule, type StoredSchedule } from '../store/schedules.ts';
import type { OverrideHow } from '../store/tables.ts';
import { tellOfShift } from '../tell.ts';

export type StandIn = Span & {
  readonly instead: PrincipalId | undefined;
  readonly to: PrincipalId | undefined;
  readonly how: OverrideHow;
  readonly unseparated: boolean;
};

/**
 * Puts one person on call in place of another, or of everyone, for a limited time; both are told, and a request for
 * cover of that time is fulfilled. Refused if it has no effect: the person relieved must be on call during that time,
 * and the stand-in must not be already.
 */
export async function standIn(
  ctx: CommandContext,
  stored: StoredSchedule,
  { instead, to, how, unseparated, from, until }: StandIn,
): Promise<Result<{ readonly id: string }, AppError>> {
  const span = { from, until };
  const { schedule } = (await scheduleOver(ctx, stored.id, span)) ?? stored;
  if (instead !== undefined && dutiesOf(schedule, instead, span).length === 0) return err(nothingToTake);
  if (to !== undefined && dutiesOf(schedule, to, span).some((duty) => duty.from === from && duty.until === until))
    return err(onCallThen);
  const id = ctx.ids.row(ctx.now);
  const entry = ctx.record(standInMade, {
    resource: { kind: 'schedule', id: stored.id },
    clause: '6.2',
    data: {
      schedule: stored.id,
      override: id,
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      how,
      ...(to === undefined ? {} : { to }),
      ...(instead === undefined ? {} : { instead }),
      unseparated,
    },
  });
  await insertOverride(ctx.tx, {
    id,
    schedule: stored.id,
    from: new Date(from),
    until: new Date(until),
    instead,
    person: to,
    how,
    at: ctx.now,
    entry,
  });
  await updateSchedule(ctx.tx, { id: stored.id, at: ctx.now, entry });
  for (const cover of await openCovers(ctx.tx, ctx.now, { schedule: stored.id }))
    if (personIn(cover) === instead && from <= cover.from_at.getTime() && cover.until_at.getTime() <= until)
      await closeCover(ctx.tx, cover.id, 'taken', entry);
  tellOfShift(ctx, stored.id, [to], 'stands-in', span);
  tellOfShift(ctx, stored.id, [instead], 'relieved', span);
  await followBoundaries(ctx);
  return ok({ id });
}

const nothingToTake: AppError = {
  kind: 'conflict',
  code: 'oncall/nothing-to-take',
  public: 'The person to be relieved is not on call at that time.',
  remedy: 'muster schedule show lists who is on call when.',
};

const onCallThen: AppError = {
  kind: 'conflict',
  code: 'oncall/on-call-already',
  public: 'The person who would stand in is already on call at that time.',
};
