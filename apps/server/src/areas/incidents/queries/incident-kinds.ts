import type { Actor } from '../../../kernel/actor.ts';
import type { RegisteredKind, ReadScope, ScopeReads } from '../../../platform/ledger/thing.ts';
import { asId } from '../../../kernel/ids.ts';
import { incidentKind } from '../../oncall/public.ts';
import { codesOf, isInScope } from '../store/list-rows.ts';
import { listScopeOf } from './list-scope.ts';

/** Which incidents an actor may know of. */
export async function incidentReadScope(reads: ScopeReads, actor: Actor): Promise<ReadScope> {
  const scope = await listScopeOf(reads, actor);
  return scope.teams === 'all' ? 'all' : (id) => isInScope(id, scope);
}

export const incidentKinds: readonly RegisteredKind[] = [
  {
    kind: incidentKind,
    visibleTo: incidentReadScope,
    namesOf: async (db, ids) =>
      codesOf(
        db,
        ids.map((id) => asId<'incident'>(id)),
      ),
  },
];
