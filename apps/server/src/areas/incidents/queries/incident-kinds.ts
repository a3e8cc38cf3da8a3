import type { Actor } from '../../../kernel/actor.ts';
import type { RegisteredKind, Sight, SightReads } from '../../../platform/ledger/thing.ts';
import { asId } from '../../../kernel/ids.ts';
import { incidentKind } from '../../oncall/public.ts';
import { codesOf, isInScope } from '../store/list-rows.ts';
import { listScopeOf } from './list-scope.ts';

/** Which incidents somebody may know of. */
export async function sightOfIncidents(reads: SightReads, actor: Actor): Promise<Sight> {
  const scope = await listScopeOf(reads, actor);
  return scope.teams === 'all' ? 'all' : (id) => isInScope(id, scope);
}

export const incidentKinds: readonly RegisteredKind[] = [
  {
    kind: incidentKind,
    visibleTo: sightOfIncidents,
    namesOf: async (db, ids) =>
      codesOf(
        db,
        ids.map((id) => asId<'incident'>(id)),
      ),
  },
];
