import type { Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { activePeople, contactsIn, holdersOf, membersOfTeam } from '../../identity/public.ts';
import { onDuty } from '../domain/duties.ts';
import { schedulesFor } from '../store/schedules.ts';
import type { PathStep, Target } from './domain/path.ts';

export type Found = { readonly target: Target; readonly people: readonly PrincipalId[] };

/** The members each target of a step resolves to at a given time; empty if nobody. */
export async function whoIsMeant(
  db: Kysely<unknown>,
  { targets }: Pick<PathStep, 'targets'>,
  at: Date,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const target of targets) found.push({ target, people: await activePeople(db, await peopleOf(db, target, at)) });
  return found;
}

async function peopleOf(db: Kysely<unknown>, { kind, id }: Target, at: Date): Promise<readonly PrincipalId[]> {
  switch (kind) {
    case 'person':
      return [asId<'principal'>(id)];
    case 'team':
      return membersOfTeam(db, asId<'team'>(id));
    case 'role': {
      const contact = (await contactsIn(db, [id])).get(id);
      return [...new Set([...(await holdersOf(db, [id])), ...(contact === undefined ? [] : [contact])])];
    }
    case 'schedule': {
      const span = { from: at.getTime(), until: at.getTime() + 1 };
      return onDuty(await schedulesFor(db, { ids: [asId<'schedule'>(id)], ...span }), at.getTime());
    }
  }
}
