import { type Kysely, sql } from 'kysely';
import type { Scope } from './scope.ts';

export type Glimpse = { readonly kind: string; readonly claimableAt: Date };

/** The kinds and times of the scope's rows claimable by `until`, earliest first. Takes no lock and claims nothing. */
export async function seeClaimable(
  db: Kysely<unknown>,
  scope: Scope,
  until: Date,
  limit: number,
): Promise<readonly Glimpse[]> {
  const { rows } = await sql<{ kind: string; claimable_at: Date }>`
    select kind, claimable_at from due_work
    where lane = ${scope.lane} and state in ('open', 'leased')
      and claimable_at >= ${scope.from} and claimable_at <= ${until} and kind = any(${scope.kinds}::text[])
    order by claimable_at, due_at, id limit ${limit}`.execute(db);
  return rows.map((row) => ({ kind: row.kind, claimableAt: row.claimable_at }));
}
