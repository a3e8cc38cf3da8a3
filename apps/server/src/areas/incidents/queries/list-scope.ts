import type { Actor } from '../../../kernel/actor.ts';
import { visibleTeams } from '../../identity/public.ts';
import { principalOf } from '../domain/principal-of.ts';
import type { ListScope } from '../store/list-rows.ts';
import type { IncidentReads } from './incident-reads.ts';

/** Which incidents an actor may know of, for the `where` of a list. */
export async function listScopeOf(reads: Pick<IncidentReads, 'db' | 'policies'>, actor: Actor): Promise<ListScope> {
  return { teams: await visibleTeams({ db: reads.db, policies: reads.policies() }, actor), self: principalOf(actor) };
}
