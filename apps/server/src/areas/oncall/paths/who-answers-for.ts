import type { Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { activePeople } from '../../identity/public.ts';
import { onDuty } from '../domain/duties.ts';
import { BEFORE_THE_FIRST, positionAfter, type Target } from './domain/path.ts';
import { pathsInUse } from './store/paths.ts';
import { whoIsMeant } from './targets.ts';
import { schedulesFor } from '../store/schedules.ts';

/**
 * Whom a page to a person, schedule or team reaches now. For a team: whom its escalation path pages first, else whoever
 * is on call in its schedules, else all its members.
 */
export async function whoAnswersFor(db: Kysely<unknown>, target: Target, at: Date): Promise<readonly PrincipalId[]> {
  if (target.kind === 'team') {
    for (const answer of [firstOfPath, onDutyFor]) {
      const people = await activePeople(db, await answer(db, target.id, at));
      if (people.length > 0) return [...new Set(people)];
    }
  }
  const found = await whoIsMeant(db, { targets: [target] }, at);
  return [...new Set(found.flatMap(({ people }) => people))];
}

async function firstOfPath(db: Kysely<unknown>, team: string, at: Date): Promise<readonly PrincipalId[]> {
  const [path] = await pathsInUse(db, { teams: [asId<'team'>(team)] });
  const { step } = path === undefined ? {} : positionAfter(path.plan, BEFORE_THE_FIRST, at.getTime());
  const first = step === undefined ? undefined : path?.plan.steps[step];
  return first === undefined ? [] : (await whoIsMeant(db, first, at)).flatMap(({ people }) => people);
}

async function onDutyFor(db: Kysely<unknown>, team: string, at: Date): Promise<readonly PrincipalId[]> {
  const schedules = await schedulesFor(db, { from: at.getTime(), until: at.getTime() + 1 });
  return onDuty(
    schedules.filter(({ teamId }) => teamId === team),
    at.getTime(),
  );
}
