import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { SuppressionId } from '../../../kernel/ids.ts';
import type { Alert } from '../domain/alert.ts';
import { alertFrom } from './alert-rows.ts';
import type { AlertRow } from './tables.ts';

/** Firing, and without an incident because this suppression holds it. */
const isWaiting = (id: SuppressionId) => sql`held_by = ${id} and state = 'firing' and incident_id is null`;

export async function countWaiting(db: Kysely<unknown>, id: SuppressionId): Promise<number> {
  const { rows } = await sql<{
    held: number;
  }>`select count(*)::integer as held from alerts where ${isWaiting(id)}`.execute(db);
  return rows[0]?.held ?? 0;
}

/** The next held alerts, locked in id order, as the intake locks them. */
export async function lockHeld(db: Kysely<unknown>, id: SuppressionId, limit: number): Promise<readonly Alert[]> {
  const { rows } =
    await sql<AlertRow>`select * from alerts where ${isWaiting(id)} order by id limit ${limit} for update`.execute(db);
  return rows.map(alertFrom);
}

/** Writes each alert's incident, or what else holds it. */
export const placeHeld = (alerts: readonly Alert[]): RawBuilder<unknown> | undefined =>
  alerts.length === 0
    ? undefined
    : sql`update alerts a set incident_id = new.incident_id, entry_id = new.entry_id, held_by = new.held_by
        from unnest(${alerts.map(({ id }) => id)}::uuid[], ${alerts.map(({ incidentId }) => incidentId ?? null)}::uuid[],
          ${alerts.map(({ entryId }) => entryId ?? null)}::uuid[], ${alerts.map(({ heldBy }) => heldBy ?? null)}::uuid[])
          as new (id, incident_id, entry_id, held_by)
        where a.id = new.id`;
