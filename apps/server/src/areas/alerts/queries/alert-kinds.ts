import { sql } from 'kysely';
import { auditorsOnly, type RegisteredKind } from '../../../platform/ledger/thing.ts';
import { visibleTeams } from '../../identity/public.ts';
import { batchKind, integrationKind, routingKind, suppressionKind } from '../kinds.ts';
import { isIntegrationOf } from '../store/integrations.ts';
import { isSuppressionOf } from '../store/suppressions.ts';

export const alertKinds: readonly RegisteredKind[] = [
  { kind: batchKind, visibleTo: auditorsOnly },
  { kind: routingKind, visibleTo: async () => 'all' },
  {
    kind: integrationKind,
    visibleTo: async ({ db, policies }, actor) => {
      const teams = await visibleTeams({ db, policies: policies() }, actor);
      return (id) => isIntegrationOf(id, teams);
    },
  },
  {
    kind: suppressionKind,
    visibleTo: async ({ db, policies }, actor) => {
      const teams = await visibleTeams({ db, policies: policies() }, actor);
      if (teams === 'all') return 'all';
      return (id) =>
        sql<boolean>`exists (select from suppressions where suppressions.id::text = ${id}::text and ${isSuppressionOf(teams)})`;
    },
  },
];
