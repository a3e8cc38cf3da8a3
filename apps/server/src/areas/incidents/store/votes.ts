import { sql, type Kysely } from 'kysely';
import type { EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';

/** One vote per person; the last counts. */
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
