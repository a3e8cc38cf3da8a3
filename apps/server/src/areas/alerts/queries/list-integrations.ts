import { defineList } from '../../../platform/verbs/list.ts';
import { visibleTeams } from '../../identity/public.ts';
import { alertPermissions } from '../permissions.ts';
import { NO_INTEGRATION, readFailures } from '../store/delivery-failures.ts';
import { readIntegrations } from '../store/integrations.ts';
import { lastReceived } from '../store/receipts.ts';
import { alertReadsService } from './alert-reads.ts';
import { failureView } from './failure-view.ts';
import { integrationView } from './integration-view.ts';
import { Failure, Integration } from './schemas.ts';

/** The integrations a reader may see, newest first. Unpaged: there are only a few. */
export const integrations = defineList({
  noun: 'integration',
  name: 'list',
  route: '/v1/integrations',
  does: 'integrations that may send alerts',
  empty: { says: 'No integrations yet.', next: 'muster integration create --name Alertmanager' },
  clauses: ['6.2'],
  permission: alertPermissions.readIntegration,
  filters: {},
  item: Integration,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'kind', head: 'Kind', dropped: 2 },
    { at: 'lastReceivedAt', head: 'Last received', as: 'instant' },
    { at: 'id', head: 'Id' },
  ],
  async page(use, { actor }) {
    const { incidents: reads } = use(alertReadsService);
    const teams = await visibleTeams({ db: reads.db, policies: reads.policies() }, actor);
    const shown = (await readIntegrations(reads.db)).filter(
      ({ visibility, teamId }) =>
        visibility === 'organisation' || teams === 'all' || (teamId !== undefined && teams.includes(teamId)),
    );
    const last = await lastReceived(
      reads.db,
      shown.map(({ id }) => id),
    );
    return { items: shown.map((integration) => integrationView(integration, last.get(integration.id))) };
  },
});

/** Failures with unknown keys: shows senders whose key was replaced or removed. */
export const unknownKeys = defineList({
  noun: 'integration',
  name: 'unknown-keys',
  route: '/v1/integrations/unknown-keys',
  does: 'deliveries with an unknown key',
  empty: { says: 'No deliveries with an unknown key.' },
  clauses: ['6.2'],
  permission: alertPermissions.readIntegration,
  filters: {},
  item: Failure,
  columns: [
    { at: 'deliveries', head: 'Deliveries', as: 'count' },
    { at: 'status', head: 'Status', as: 'count' },
    { at: 'lastAt', head: 'Last', as: 'instant' },
    { at: 'why', head: 'Why', shrinksTo: 20 },
  ],
  async page(use) {
    const failures = await readFailures(use(alertReadsService).incidents.db, NO_INTEGRATION);
    return { items: failures.map(failureView) };
  },
});
