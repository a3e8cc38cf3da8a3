import type { Actor } from '../../../kernel/actor.ts';
import { listRows } from '../store/list-rows.ts';
import type { IncidentReads } from './incident-reads.ts';
import { summaryOf } from './incident-view.ts';
import { listScopeOf } from './list-scope.ts';
import { lookAround } from './look-around.ts';

/**
 * Of the newest `limit` incidents that are resolved and wait to be closed, those whose alerts fire: said to be over, and
 * perhaps not. As this actor may know of them; drills are left out.
 */
export async function resolvedYetFiring(
  reads: IncidentReads,
  actor: Actor,
  limit: number,
): Promise<readonly ReturnType<typeof summaryOf>[]> {
  const scope = await listScopeOf(reads, actor);
  const resolved = await listRows(reads.db, { phase: 'resolved', drill: false }, scope, undefined, limit);
  const around = await lookAround(reads, actor, resolved);
  return resolved.filter(({ id }) => around.stillFiring.has(id)).map((incident) => summaryOf(incident, around));
}
