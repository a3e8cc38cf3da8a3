import { sql } from 'kysely';
import { auditorsOnly, type RegisteredKind } from '../../../platform/ledger/thing.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { visibleTeams } from '../../identity/public.ts';
import { batchKind, exportKind, integrationKind, routingKind, suppressionKind, viewKind } from '../kinds.ts';
import { isIntegrationOf } from '../store/integrations.ts';
import { isViewOf } from '../store/alert-views.ts';
import { isSuppressionOf } from '../store/suppressions.ts';

export const alertKinds: readonly RegisteredKind[] = [
  { kind: batchKind, visibleTo: auditorsOnly },
  { kind: routingKind, visibleTo: async () => 'all' },
  { kind: exportKind, visibleTo: auditorsOnly },
  { kind: viewKind, visibleTo: async (_reads, actor) => (id) => isViewOf(id, principalOf(actor)) },
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
