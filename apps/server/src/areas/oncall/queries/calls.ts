import { sql, type Kysely } from 'kysely';
import type { IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import { defineOwnedIds, type OwnedIds } from '../../../platform/database/owned-ids.ts';
import type { Row } from '../../../platform/database/row.ts';
import { escalationReasons, type PageReason } from '../domain/page.ts';

/** How a person was last called to an incident. */
export type CallOf = {
  readonly incident: IncidentId;
  readonly why: PageReason;
  readonly as: string | undefined;
  readonly clause: string;
  readonly at: Date;
};

/** Whether a person was ever called to an incident, and whether by escalation. */
export async function callsOn(
  db: Kysely<unknown>,
  incident: IncidentId,
  person: PrincipalId,
): Promise<{ readonly wasCalled: boolean; readonly wasEscalatedTo: boolean }> {
  const { rows } = await sql<{ is_escalation: boolean }>`
    select reason = any(${escalationReasons}) as is_escalation from pages
    where principal_id = ${person} and incident_id = ${incident} group by 1`.execute(db);
  return { wasCalled: rows.length > 0, wasEscalatedTo: rows.some((row) => row.is_escalation) };
}

/** The incidents a person was ever called to, or only those escalated to them. */
export const incidentsCalledTo = (person: PrincipalId, how: 'at-all' | 'escalated'): OwnedIds<IncidentId> =>
  defineOwnedIds<IncidentId>(
    how === 'at-all'
      ? sql`select incident_id as id from pages where principal_id = ${person}`
      : sql`select incident_id as id from pages where principal_id = ${person} and reason = any(${escalationReasons})`,
  );

/** Of these incidents, those escalated to this person: the latest reason and role. */
export async function escalationsTo(
  db: Kysely<unknown>,
  person: PrincipalId,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, CallOf>> {
  if (incidents.length === 0) return new Map();
  const { rows } = await sql<
    Pick<
      Row<'pages', { incident_id: IncidentId; reason: PageReason }>,
      'incident_id' | 'reason' | 'called_as' | 'clause' | 'queued_at'
    >
  >`
    select distinct on (incident_id) incident_id, reason, called_as, clause, queued_at from pages
    where principal_id = ${person} and incident_id = any(${incidents}::uuid[]) and reason = any(${escalationReasons})
    order by incident_id, round desc`.execute(db);
  return new Map(
    rows.map((row) => {
      const incident = row.incident_id;
      const call = { incident, why: row.reason, as: row.called_as ?? undefined, clause: row.clause, at: row.queued_at };
      return [incident, call];
    }),
  );
}
