import { sql, type Kysely } from 'kysely';
import { readEnvelope, type Envelope } from './envelope.ts';

export type About = {
  readonly kind: string;
  readonly ids: readonly string[];
  readonly actions: readonly string[];
  /** The field of the data that tells apart what the entries are about, where that is something within the resource. */
  readonly field?: string;
};

/** The newest entry of these actions about each thing, those not yet sequenced included. Absent: there is none. */
export async function newestAbout(db: Kysely<unknown>, about: About): Promise<ReadonlyMap<string, Envelope>> {
  if (about.ids.length === 0 || about.actions.length === 0) return new Map();
  const chosen = sql`resource_kind = ${about.kind} and resource_id = any(${about.ids}::text[]) and action = any(${about.actions}::text[])`;
  const thing = about.field === undefined ? sql`resource_id` : sql`envelope::jsonb -> 'data' ->> ${about.field}`;
  const waiting = sql`(select position, envelope, envelope::jsonb #>> '{resource,kind}' as resource_kind,
    envelope::jsonb #>> '{resource,id}' as resource_id, envelope::jsonb ->> 'action' as action from ledger_pending) as waiting`;
  const { rows } = await sql<{ thing: string | null; envelope: string }>`
    select distinct on (thing) thing, envelope from (
      select ${thing} as thing, envelope, seq, null::bigint as position from ledger_entries where ${chosen}
      union all
      select ${thing}, envelope, null, position from ${waiting} where ${chosen}
    ) as entries order by thing, seq desc nulls first, position desc nulls last`.execute(db);
  return new Map(rows.flatMap((row) => (row.thing === null ? [] : [[row.thing, readEnvelope(row.envelope)]])));
}
