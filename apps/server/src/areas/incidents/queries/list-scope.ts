import { principalOf, type Actor } from '../../../kernel/actor.ts';
import { visibleTeams } from '../../identity/public.ts';
import { isOnCall } from '../../oncall/public.ts';
import type { ListScope } from '../store/list-rows.ts';
import type { IncidentReads } from './incident-reads.ts';

/** Which incidents an actor may know of, for the `where` of a list: the same that `seeIncident` says of each. */
export async function listScopeOf(
  { db, policies }: Pick<IncidentReads, 'db' | 'policies'>,
  actor: Actor,
): Promise<ListScope> {
  const self = principalOf(actor);
  // Whoever is on call answers for every team's.
  if (self !== undefined && (await isOnCall(db, self))) return { teams: 'all', self };
  // The commander's seat shows an incident to a person; to a service account it gives nothing (8.1).
  const seated = actor.kind === 'person' ? self : undefined;
  return { teams: await visibleTeams({ db, policies: policies() }, actor), self: seated };
}
