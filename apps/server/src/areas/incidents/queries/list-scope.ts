import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { visibleTeams } from '../../identity/public.ts';
import { incidentsCalledTo, isOnCall } from '../../oncall/public.ts';
import { EVERYTHING, type ListScope } from '../store/list-rows.ts';
import type { IncidentReads } from './incident-reads.ts';

/** Which incidents an actor may know of, for a list's `where`; must agree with `seeIncident`. */
export async function listScopeOf(
  { db, policies, clock }: Pick<IncidentReads, 'db' | 'policies' | 'clock'>,
  actor: Actor,
): Promise<ListScope> {
  const self = principalOf(actor);
  const teams = await visibleTeams({ db, policies: policies() }, actor);
  if (teams === 'all') return EVERYTHING;
  if (self === undefined) return { ...EVERYTHING, teams };
  const onDuty = await isOnCall(db, self, clock.now());
  return {
    teams,
    // Being commander shows an incident to a person; a service account gains nothing by it (8.1).
    self: actor.kind === 'person' ? self : undefined,
    called: incidentsCalledTo(self, onDuty ? 'at-all' : 'escalated'),
    isOnCall: onDuty,
  };
}
