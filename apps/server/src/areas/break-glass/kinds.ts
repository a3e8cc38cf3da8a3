import { sql } from 'kysely';
import { defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { incidentReadScope } from '../incidents/public.ts';

export const breakGlassKind = defineKind({
  name: 'break_glass',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** Visible to whoever may see its incident. */
export const breakGlassKinds: readonly RegisteredKind[] = [
  {
    kind: breakGlassKind,
    visibleTo: async (reads, actor) => {
      const scope = await incidentReadScope(reads, actor);
      if (typeof scope === 'string') return scope;
      return (id) =>
        sql<boolean>`exists (select from break_glass where break_glass.id::text = ${id}::text
          and ${scope(sql<string>`break_glass.incident_id`)})`;
    },
  },
];
