import { sql, type Kysely } from 'kysely';

/** A pending row that was not signed, and why. */
export type SetAside = { readonly id: string; readonly reason: string; readonly at: Date };

const MOST = 20;

/** What the sequencer has set aside, newest first: it was written to the database by something other than Muster. */
export async function setAside(db: Kysely<unknown>): Promise<readonly SetAside[]> {
  const { rows } = await sql<SetAside>`
    select id::text as id, reason, set_aside_at as at from ledger_set_aside order by set_aside_at desc, id limit ${MOST}`.execute(
    db,
  );
  return rows;
}
