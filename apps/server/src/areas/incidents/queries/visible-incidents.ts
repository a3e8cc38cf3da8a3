import type { Actor } from '../../../kernel/actor.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { IncidentCode } from '../domain/incident.ts';
import { codesInScope } from '../store/list-rows.ts';
import type { IncidentReads } from './incident-reads.ts';
import { listScopeOf } from './list-scope.ts';

/** Codes of those of these incidents that the actor may know of, for ledger lists and live screens. */
export async function visibleIncidents(
  reads: Pick<IncidentReads, 'db' | 'policies' | 'clock'>,
  actor: Actor,
  ids: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, IncidentCode>> {
  return ids.length === 0 ? new Map() : codesInScope(reads.db, [...new Set(ids)], await listScopeOf(reads, actor));
}
