import { sql, type Kysely } from 'kysely';

/**
 * Entries are searched by columns beside the bytes that the tree proves. Altering a column hides an entry from a search
 * by actor, action, clause, thing or time without breaking a proof: so each is compared with its envelope, which is
 * canonical JSON.
 * @returns the sequence numbers of those that differ
 */
export async function misfiledEntries(db: Kysely<unknown>, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ seq: string }>`
    select e.seq from ledger_entries e
    cross join lateral regexp_match(e.envelope,
      '^\\{"action":"([^"]*)","action_version":[0-9]+,"actor":"([^"]*)","actor_kind":"[a-z]+",(?:"clause":"([^"]*)",)?') m
    where m is not null and (m[1] <> e.action or m[2] <> e.actor or m[3] is distinct from e.clause
      or strpos(e.envelope, '"decision":{"allowed":' || e.allowed::text) = 0
      or strpos(e.envelope, '"id":"' || e.id::text || '"') = 0
      or strpos(e.envelope, '"kept_for":"' || e.kept_for || '"') = 0
      or strpos(e.envelope, '"resource":{"id":"' || e.resource_id || '","kind":"' || e.resource_kind || '"}') = 0
      or strpos(e.envelope, '"thing":{"id":"' || e.thing_id || '","kind":"' || e.thing_kind || '"}') = 0
      or strpos(e.envelope,
        '"time":"' || to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"') = 0
      or case when e.touched_ids is null then strpos(e.envelope, '"touched":{"ids":[') > 0
         else strpos(e.envelope, '"touched":{"ids":["' || array_to_string(e.touched_ids, '","') || '"],"kind":"'
           || e.touched_kind || '"}') = 0 end)
    order by e.seq limit ${Number.isFinite(most) ? most : null}`.execute(db);
  return rows.map(({ seq }) => seq);
}
