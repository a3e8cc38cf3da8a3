import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type IncidentId } from '../../../kernel/ids.ts';

/** @returns false if they are already related */
export async function insertRelation(
  db: Kysely<unknown>,
  pair: readonly [IncidentId, IncidentId],
  at: Date,
  entry: EntryId,
): Promise<boolean> {
  const [first, second] = pair.toSorted();
  const { rows } = await sql`insert into incident_relations (incident_id, other_id, related_at, last_entry)
    values (${first}, ${second}, ${at}, ${entry}) on conflict do nothing returning incident_id`.execute(db);
  return rows.length > 0;
}

/** Incidents linked to this one: related manually, merged into it, or the one it was merged into. */
export async function othersOf(
  db: Kysely<unknown>,
  id: IncidentId,
): Promise<readonly { readonly id: IncidentId; readonly how: 'related' | 'merged-in' | 'goes-on-in' }[]> {
  const { rows } = await sql<{ id: string; how: 'related' | 'merged-in' | 'goes-on-in' }>`
    select other_id as id, 'related' as how from incident_relations where incident_id = ${id}
    union all select incident_id, 'related' from incident_relations where other_id = ${id}
    union all select id, 'merged-in' from incidents where merged_into = ${id}
    union all select merged_into, 'goes-on-in' from incidents where id = ${id} and merged_into is not null
    order by how, id`.execute(db);
  return rows.map((row) => ({ id: asId<'incident'>(row.id), how: row.how }));
}
