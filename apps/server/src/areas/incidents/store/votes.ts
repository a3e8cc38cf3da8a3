import type { Severity } from '@muster/policy';
import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';

/** One vote a person; the last counts. */
export async function saveVote(
  db: Kysely<unknown>,
  vote: {
    readonly incident: IncidentId;
    readonly voter: PrincipalId;
    readonly isActionable: boolean;
    readonly at: Date;
    readonly entry: EntryId;
  },
): Promise<void> {
  await sql`
    insert into incident_votes (incident_id, principal_id, is_actionable, voted_at, last_entry)
    values (${vote.incident}, ${vote.voter}, ${vote.isActionable}, ${vote.at}, ${vote.entry})
    on conflict (incident_id, principal_id) do update set is_actionable = excluded.is_actionable,
      voted_at = excluded.voted_at, last_entry = excluded.last_entry`.execute(db);
}

export type RatedIncident = { readonly severity: Severity; readonly isActionable: boolean };

/** Of these incidents those that were rated; where voters differ, it was worth it. */
export async function ratedAmong(db: Kysely<unknown>, incidents: readonly string[]): Promise<readonly RatedIncident[]> {
  const { rows } = await sql<RatedIncident>`
    select i.worst_severity as severity, bool_or(v.is_actionable) as "isActionable"
    from incident_votes v join incidents i on i.id = v.incident_id
    where v.incident_id = any(${incidents}::uuid[]) group by i.id, i.worst_severity`.execute(db);
  return rows;
}
