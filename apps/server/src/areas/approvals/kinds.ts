import { sql } from 'kysely';
import { principalOf } from '../../kernel/actor.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { visibleTeams } from '../identity/public.ts';
import { isListed } from './store/approvals.ts';

export const approvalKind = defineKind({
  name: 'approval',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

/** A delegation, by the principal who delegated. */
export const deputyKind = defineKind({ name: 'deputy', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

export const approvalKinds: readonly RegisteredKind[] = [
  {
    kind: approvalKind,
    visibleTo: async ({ db, policies }, actor) => {
      const teams = await visibleTeams({ db, policies: policies() }, actor);
      if (teams === 'all') return 'all';
      const listed = isListed({ teams, self: principalOf(actor) });
      return (id) => sql<boolean>`exists (select from approvals where approvals.id::text = ${id}::text and ${listed})`;
    },
  },
  { kind: deputyKind, visibleTo: everybody },
];
