import type { Actor } from '../../../kernel/actor.ts';
import { visibleTeams } from '../../identity/public.ts';
import { readIntegrations } from '../store/integrations.ts';
import { lastReceived } from '../store/receipts.ts';
import type { AlertReads } from './alert-reads.ts';
import { integrationView, type IntegrationView } from './integration-view.ts';

/** The integrations this actor may know of, newest first. There are as many as there are Alertmanagers: few. */
export async function listIntegrations(
  { incidents: reads }: AlertReads,
  actor: Actor,
): Promise<readonly IntegrationView[]> {
  const teams = await visibleTeams({ db: reads.db, policies: reads.policies() }, actor);
  const all = await readIntegrations(reads.db);
  const shown = all.filter(
    ({ visibility, teamId }) =>
      visibility === 'organisation' || teams === 'all' || (teamId !== undefined && teams.includes(teamId)),
  );
  const last = await lastReceived(
    reads.db,
    shown.map(({ id }) => id),
  );
  return shown.map((integration) => integrationView(integration, last.get(integration.id)));
}
