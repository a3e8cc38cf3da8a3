import type { Severity } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { MovedAlerts } from '../../incidents/public.ts';

/** Moves alerts from one incident to another; if all of them move, their groups' future alerts follow. */
export async function moveAlertsTo(
  db: Kysely<unknown>,
  from: IncidentId,
  into: Protected & { readonly id: IncidentId },
  alerts: readonly string[] | undefined,
): Promise<MovedAlerts> {
  const chosen = alerts === undefined ? sql`true` : sql`id = any(${alerts}::uuid[])`;
  const kept = into.visibility === 'team' ? sql`, team_id = ${into.teamId ?? null}, visibility = 'team'` : sql``;
  const { rows } = await sql<{ moved: number; since: Date | null; severities: (Severity | null)[] | null }>`
    with parted as (update alerts set incident_id = ${into.id} ${kept}
      where incident_id = ${from} and ${chosen} returning received_at, severity)
    select count(*)::integer as moved, min(received_at) as since, array_agg(distinct severity) as severities
    from parted`.execute(db);
  // A group whose alerts were split stays where it was.
  if (alerts === undefined)
    await sql`update alert_groups set incident_id = ${into.id} where incident_id = ${from}`.execute(db);
  const { moved = 0, since = null, severities = null } = rows[0] ?? {};
  return {
    moved,
    since: since ?? undefined,
    severities: (severities ?? []).map((severity) => severity ?? undefined),
  };
}

export async function protectAlerts(db: Kysely<unknown>, incident: IncidentId, as: Protected): Promise<void> {
  await sql`update alerts set team_id = ${as.teamId ?? null}, visibility = ${as.visibility}
    where incident_id = ${incident}`.execute(db);
}
