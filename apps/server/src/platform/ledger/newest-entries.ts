import { sql, type Kysely } from 'kysely';
import { readEnvelope, type Envelope } from './envelope.ts';

/** The newest entry of these actions about each resource, those not yet sequenced included. Absent: there is none. */
export async function newestAbout(
  db: Kysely<unknown>,
  about: { readonly kind: string; readonly ids: readonly string[]; readonly actions: readonly string[] },
): Promise<ReadonlyMap<string, Envelope>> {
  if (about.ids.length === 0) return new Map();
  const chosen = sql`resource_kind = ${about.kind} and resource_id = any(${about.ids}::text[]) and action = any(${about.actions}::text[])`;
  const { rows } = await sql<{ resource_id: string; envelope: string }>`
    select distinct on (resource_id) resource_id, envelope from (
      select resource_id, envelope, seq, null::bigint as position from ledger_entries where ${chosen}
      union all
      select resource_id, envelope, null, position from ledger_pending where ${chosen}
    ) as entries order by resource_id, seq desc nulls first, position desc nulls last`.execute(db);
  return new Map(rows.map((row) => [row.resource_id, readEnvelope(row.envelope)]));
}
