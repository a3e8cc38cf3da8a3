import { sql } from 'kysely';
import { defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { incidentReadScope } from '../incidents/public.ts';

export const actionItemKind = defineKind({
  name: 'action-item',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** Action items are visible to whoever may see their incident. A postmortem is part of its incident's history. */
export const postmortemKinds: readonly RegisteredKind[] = [
  {
    kind: actionItemKind,
    visibleTo: async (reads, actor) => {
      const scope = await incidentReadScope(reads, actor);
      if (typeof scope === 'string') return scope;
      return (id) =>
        sql<boolean>`exists (select from action_items a where a.id::text = ${id} and ${scope(sql`a.incident_id::text`)})`;
    },
  },
];
