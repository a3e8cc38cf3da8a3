import { sql, type Kysely } from 'kysely';
import type { PrincipalId } from '../../../kernel/ids.ts';

/** Whether somebody is a program, and active. */
export async function isServiceAccount(db: Kysely<unknown>, id: PrincipalId): Promise<boolean> {
  const { rows } = await sql`select id from principals where id = ${id} and kind = 'service' and state = 'active'`.execute(
    db,
  );
  return rows.length > 0;
}
