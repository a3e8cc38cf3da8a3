import { ORGANISATION } from '../../../kernel/protected.ts';
import type { AreaReads, Person, WaitingPage } from '../../../platform/manifest-queries.ts';
import { judge } from '../../identity/public.ts';
import { alertPermissions } from '../permissions.ts';
import { countUnrouted } from '../store/list-alerts.ts';

/**
 * Firing alerts that no rule, mapping or catalog entry assigned to a team: a queue for whoever may change the routing.
 */
export async function unroutedWaiting({ db, policies }: AreaReads, person: Person): Promise<WaitingPage> {
  const { route } = alertPermissions;
  const decisions = await judge({ db, policies: policies() }, person, [route], ORGANISATION);
  if (decisions?.get(route.name)?.allowed !== true) return { items: [] };
  const { alerts, isMore } = await countUnrouted(db);
  if (alerts === 0) return { items: [] };
  return {
    items: [
      {
        kind: 'alerts-unrouted',
        thing: { kind: 'routing', id: 'routing' },
        title:
          alerts === 1
            ? 'An alert is firing that no rule matched'
            : `${alerts}${isMore ? '+' : ''} alerts are firing that no rule matched`,
        does: 'View',
        page: '/alerts?state=firing&unrouted=true',
        command: 'muster alert list --state firing --unrouted',
        clause: route.clause,
      },
    ],
  };
}
