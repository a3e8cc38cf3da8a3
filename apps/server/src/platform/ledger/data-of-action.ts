import { sql, type Kysely } from 'kysely';
import { readEnvelope } from './envelope.ts';

/**
 * What every entry of an action says, sequenced or not, for an audit that asks whether something was owned up to. `isPruned`:
 * retention has removed entries, and some of these may be among them.
 */
export async function dataOfAction(
  db: Kysely<unknown>,
  action: string,
): Promise<{ readonly data: readonly Readonly<Record<string, unknown>>[]; readonly isPruned: boolean }> {
  const { rows } = await sql<{ envelope: string }>`
    select envelope from ledger_entries where action = ${action}
    union all
    select envelope from ledger_pending where envelope::jsonb ->> 'action' = ${action}`.execute(db);
  const pruned = await sql`select from ledger_prunes limit 1`.execute(db);
  return { data: rows.map(({ envelope }) => readEnvelope(envelope).data ?? {}), isPruned: pruned.rows.length > 0 };
}
