import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { shiftsIn } from '@muster/rota';
import { dutiesOf } from '../domain/duties.ts';
import { THE_LIST } from '../domain/the-list.ts';
import { schedulesFor } from '../store/schedules.ts';
import { activeAmong, lookAhead, peopleOf } from './schedule-views.ts';

/** A person's first time on call, now or ahead: in which schedule, from when to when. */
export type DutyAhead = {
  readonly person: PrincipalId;
  readonly schedule: string;
  readonly from: Date;
  readonly until: Date | undefined;
};

/** Everyone incidents may page within the policy's look-ahead, with their first time on call, soonest first. */
export async function dutiesAhead({ db, policies }: Reader, now: Date): Promise<readonly DutyAhead[]> {
  const span = lookAhead({ now, policies });
  const schedules = (await schedulesFor(db, span)).filter(({ wakes }) => wakes);
  const first = new Map<PrincipalId, DutyAhead>();
  for (const { id, name, schedule } of schedules)
    for (const person of new Set(shiftsIn(schedule, span.from, span.until).flatMap(({ seats }) => peopleOf(seats)))) {
      const [duty] = dutiesOf(schedule, person, span);
      const known = first.get(person);
      if (duty === undefined || (known !== undefined && known.from.getTime() <= duty.from)) continue;
      const until = id === THE_LIST || duty.until >= span.until ? undefined : new Date(duty.until);
      first.set(person, { person, schedule: name, from: new Date(duty.from), until });
    }
  const isActive = await activeAmong(db, [...first.keys()]);
  return [...first.values()]
    .filter(({ person }) => isActive(person))
    .toSorted((one, other) => one.from.getTime() - other.from.getTime());
}
