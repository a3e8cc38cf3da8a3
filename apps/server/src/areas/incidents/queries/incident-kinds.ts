import type { RegisteredKind } from '../../../platform/ledger/thing.ts';
import { asId } from '../../../kernel/ids.ts';
import { incidentKind } from '../../oncall/public.ts';
import { codesOf, isInScope } from '../store/list-rows.ts';
import { listScopeOf } from './list-scope.ts';

export const incidentKinds: readonly RegisteredKind[] = [
  {
    kind: incidentKind,
    visibleTo: async (reads, actor) => {
      const scope = await listScopeOf(reads, actor);
      return scope.teams === 'all' ? 'all' : (id) => isInScope(id, scope);
    },
    namesOf: async (db, ids) =>
      codesOf(
        db,
        ids.map((id) => asId<'incident'>(id)),
      ),
  },
];
