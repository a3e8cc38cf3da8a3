import { sql } from 'kysely';
import { defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { visibleTeams } from '../identity/public.ts';
import { isListed } from './store/acts.ts';

/** An act of the matrix with whom it was put to and whom it told. Visible to whoever may see its subject. */
export const actKind = defineKind({ name: 'act', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const raciKinds: readonly RegisteredKind[] = [
  {
    kind: actKind,
    visibleTo: async ({ db, policies }, actor) => {
      const teams = await visibleTeams({ db, policies: policies() }, actor);
      if (teams === 'all') return 'all';
      return (id) => sql<boolean>`exists (select from acts where acts.id::text = ${id}::text and ${isListed(teams)})`;
    },
  },
];
