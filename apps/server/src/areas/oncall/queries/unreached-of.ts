import type { Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { unreachedBy, type Unreached } from '../domain/unreached.ts';
import { calledInVain } from '../store/unreached.ts';

/** Of these incidents, those whose pages reached nobody, with the reasons. */
export async function unreachedOf(
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, Unreached>> {
  if (incidents.length === 0) return new Map();
  const inVain = await calledInVain(db, incidents);
  return new Map([...inVain].map(([incident, called]) => [incident, unreachedBy(called)]));
}
