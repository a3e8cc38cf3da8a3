import type { Kysely } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import { countFiring } from '../store/firing-counts.ts';
import { mayReadAlerts } from './may-read-alerts.ts';

/**
 * How many alerts of each of these incidents fire; absent for none. Whoever may see an incident may see what it is about,
 * which is the caller's to know; but a key that may not read alerts learns nothing of them this way either.
 */
export async function firingAlerts(
  db: Kysely<unknown>,
  actor: Actor,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, number>> {
  if (incidents.length === 0 || !mayReadAlerts(actor)) return new Map();
  return countFiring(db, incidents);
}
