import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { activePeople, type People } from '../../identity/public.ts';
import { schedulesFor } from '../store/schedules.ts';
import type { ForeignFile } from './foreign.ts';
import { planImport, type Planned } from './plan-import.ts';

type Here = { readonly db: Kysely<unknown>; readonly people: People; readonly now: Date };

/** What a file would change, as schedules and members are at this moment. */
export async function importPlanOf(
  { db, people, now }: Here,
  file: ForeignFile,
  isAcceptedToDiffer: boolean,
): Promise<readonly Planned[]> {
  const found = new Map<string, PrincipalId>();
  for (const [key, { email }] of file.people) {
    const id = email === undefined ? undefined : await people.findByEmail(db, email);
    if (id !== undefined) found.set(key, id);
  }
  const active = new Set(await activePeople(db, [...new Set(found.values())]));
  const members = new Map([...found].filter(([, id]) => active.has(id)));
  const at = now.getTime();
  const existing = await schedulesFor(db, { from: at, until: at + 1 });
  return planImport(file, { members, existing, now: at, isAcceptedToDiffer });
}
