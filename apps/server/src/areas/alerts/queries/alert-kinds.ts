import { auditorsOnly, type RegisteredKind } from '../../../platform/ledger/thing.ts';
import { visibleTeams } from '../../identity/public.ts';
import { batchKind, integrationKind } from '../kinds.ts';
import { isIntegrationOf } from '../store/integrations.ts';

export const alertKinds: readonly RegisteredKind[] = [
  { kind: batchKind, visibleTo: auditorsOnly },
  {
    kind: integrationKind,
    visibleTo: async ({ db, policies }, actor) => {
      const teams = await visibleTeams({ db, policies: policies() }, actor);
      return (id) => isIntegrationOf(id, teams);
    },
  },
];
