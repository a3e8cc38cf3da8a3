import { asId } from '../../kernel/ids.ts';
import { addMinutes } from '../../kernel/clock.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Span } from './domain/duties.ts';
import type { ScheduleId } from './domain/the-list.ts';
import { scheduleKind } from './kinds.ts';
import { lockSchedule, schedulesFor, type StoredSchedule } from './store/schedules.ts';

export const noSuchSchedule: AppError = {
  kind: 'not_found',
  code: 'oncall/no-such-schedule',
  public: 'There is no such schedule.',
  remedy: 'muster schedule list shows them.',
};

/** An active schedule. Every member may know of each, to find the person on call. */
export const scheduleThing = defineThing({
  kind: scheduleKind,
  noun: 'schedule',
  root: '/v1/schedules',
  key: { id: Key('schedule') },
  idOf: ({ id }) => id,
  async lock(ctx, key): Promise<StoredSchedule | undefined> {
    const id = asId<'schedule'>(key.id);
    return (await lockSchedule(ctx.tx, id)) ? scheduleOver(ctx, id, aheadOf(ctx)) : undefined;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchSchedule,
});

/** From now to the end of the policy's look-ahead. */
export const aheadOf = ({ now, policies }: Pick<CommandContext, 'now' | 'policies'>): Span => ({
  from: now.getTime(),
  until: addMinutes(now, policies.current.paging.schedules.lookAhead.minutes).getTime(),
});

/** A schedule's content over a span of time. */
export async function scheduleOver(
  { tx }: Pick<CommandContext, 'tx'>,
  id: ScheduleId,
  span: Span,
): Promise<StoredSchedule | undefined> {
  return (await schedulesFor(tx, { ids: [id], ...span }))[0];
}
