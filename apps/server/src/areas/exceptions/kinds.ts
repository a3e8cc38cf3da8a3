import { sql } from 'kysely';
import { defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { visibleTeams } from '../identity/public.ts';
import { isListed } from './store/exceptions.ts';

export const exceptionKind = defineKind({
  name: 'exception',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const exceptionKinds: readonly RegisteredKind[] = [
  {
    kind: exceptionKind,
    visibleTo: async ({ db, policies }, actor) => {
      const teams = await visibleTeams({ db, policies: policies() }, actor);
      if (teams === 'all') return 'all';
      return (id) =>
        sql<boolean>`exists (select from exceptions where exceptions.id::text = ${id}::text and ${isListed(teams)})`;
    },
  },
];
