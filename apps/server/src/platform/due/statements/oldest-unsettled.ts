import { type Kysely, sql } from 'kysely';
import type { Lane } from '../kind.ts';

/**
 * When the lane's earliest unsettled row at or after `from` became or becomes claimable. Includes rows currently held.
 */
export async function oldestUnsettled(
  db: Kysely<unknown>,
  look: { readonly lane: Lane; readonly from: Date; readonly kinds: readonly string[] },
): Promise<Date | undefined> {
  const { rows } = await sql<{ claimable_at: Date }>`
    select claimable_at from due_work
    where lane = ${look.lane} and state in ('open', 'leased') and claimable_at >= ${look.from}
      and kind = any(${look.kinds}::text[])
    order by claimable_at limit 1`.execute(db);
  return rows[0]?.claimable_at;
}
