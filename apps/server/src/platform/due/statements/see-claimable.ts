import { type Kysely, sql } from 'kysely';
import type { Lane } from '../kind.ts';
import { type SeenColumns, type SeenRow, seenRow } from '../seen-row.ts';

export type Look = {
  readonly lane: Lane;
  /** Only rows claimable from here on: everything below is known to be settled. */
  readonly from: Date;
  readonly until: Date;
  /** Only kinds this server has a handler for. */
  readonly kinds: readonly string[];
  /** Rows this server holds, or found held by another a moment ago. */
  readonly except: readonly string[];
  readonly limit: number;
};

/** The lane's rows claimable in [from, until], earliest first. Takes no lock: seeing is not claiming. */
export async function seeClaimable(db: Kysely<unknown>, look: Look): Promise<readonly SeenRow[]> {
  const { rows } = await sql<SeenColumns>`
    select id, kind, key, subject_kind, subject_id, due_at, claimable_at, attempt, payload from due_work
    where lane = ${look.lane} and state in ('open', 'leased')
      and claimable_at >= ${look.from} and claimable_at <= ${look.until}
      and kind = any(${look.kinds}::text[]) and id <> all(${look.except}::uuid[])
    order by claimable_at, due_at, id limit ${look.limit}`.execute(db);
  return rows.map(seenRow);
}
