import type { Actor } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/clock.ts';
import { countByDay } from '../store/day-counts.ts';
import type { IncidentReads } from './incident-reads.ts';
import { listScopeOf } from './list-scope.ts';

/** Incidents visible to this actor, declared on each of the last `days` UTC days up to that of `now`; no drills. */
export async function declaredByDay(
  reads: IncidentReads,
  actor: Actor,
  now: Date,
  days: number,
): Promise<readonly number[]> {
  const names = Array.from({ length: days }, (_, ago) => dayOf(addDays(now, -ago))).toReversed();
  const since = new Date(names[0] ?? now);
  const counts = await countByDay(reads.db, since, await listScopeOf(reads, actor));
  return names.map((day) => counts.get(day) ?? 0);
}
