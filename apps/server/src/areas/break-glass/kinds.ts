import { sql } from 'kysely';
import { defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { sightOfIncidents } from '../incidents/public.ts';

export const breakGlassKind = defineKind({
  name: 'break_glass',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** Whoever may see its incident may see it. */
export const breakGlassKinds: readonly RegisteredKind[] = [
  {
    kind: breakGlassKind,
    visibleTo: async (reads, actor) => {
      const sight = await sightOfIncidents(reads, actor);
      if (typeof sight === 'string') return sight;
      return (id) =>
        sql<boolean>`exists (select from break_glass where break_glass.id::text = ${id}::text
          and ${sight(sql<string>`break_glass.incident_id`)})`;
    },
  },
];
