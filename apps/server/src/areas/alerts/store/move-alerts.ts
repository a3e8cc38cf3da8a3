import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';

/** Alerts of one incident become another's; where all of them do, what their groups bring later goes there, too. */
export async function moveAlertsTo(
  db: Kysely<unknown>,
  from: IncidentId,
  into: IncidentId,
  alerts: readonly string[] | undefined,
): Promise<{ readonly moved: number; readonly since?: Date }> {
  const chosen = alerts === undefined ? sql`true` : sql`id = any(${alerts}::uuid[])`;
  const { rows } = await sql<{ received_at: Date }>`update alerts set incident_id = ${into}
    where incident_id = ${from} and ${chosen} returning received_at`.execute(db);
  // A group whose alerts were parted goes on where it was.
  if (alerts === undefined)
    await sql`update alert_groups set incident_id = ${into} where incident_id = ${from}`.execute(db);
  const [first] = rows.map((row) => row.received_at).toSorted((one, other) => one.getTime() - other.getTime());
  return { moved: rows.length, ...(first === undefined ? {} : { since: first }) };
}

export async function protectAlerts(db: Kysely<unknown>, incident: IncidentId, as: Protected): Promise<void> {
  await sql`update alerts set team_id = ${as.teamId ?? null}, visibility = ${as.visibility}
    where incident_id = ${incident}`.execute(db);
}
