import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { standingsOf } from '../store/standings.ts';

/** Those of `ids` who are people and members now, in the order given. */
export async function activePeople(db: Kysely<unknown>, ids: readonly PrincipalId[]): Promise<readonly PrincipalId[]> {
  if (ids.length === 0) return [];
  const standings = await standingsOf(db, ids);
  return ids.filter((id) => isActive(standings.get(id)));
}

export async function isActivePerson(db: Kysely<unknown>, id: PrincipalId): Promise<boolean> {
  return (await activePeople(db, [id])).length > 0;
}

const isActive = (standing: { readonly isMember: boolean; readonly isPerson: boolean } | undefined): boolean =>
  standing !== undefined && standing.isMember && standing.isPerson;
