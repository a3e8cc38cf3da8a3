import { sql, type Kysely } from 'kysely';
import { readEnvelope } from './envelope.ts';

/**
 * The data of every entry of an action, sequenced or not, for audits of whether something was recorded. `isPruned`:
 * retention has removed entries, possibly some of these.
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
