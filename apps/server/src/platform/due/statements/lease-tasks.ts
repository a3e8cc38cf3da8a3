import { type Kysely, sql } from 'kysely';
import { type ClaimedColumns, type ClaimedRow, claimedRow } from '../claimed-row.ts';
import type { Scope } from './scope.ts';

/**
 * Leases the scope's earliest rows that are open, or whose lease expired, until the ends given for their kinds.
 * Committed separately, since attempts are made outside any transaction. Never waits for another server.
 * @param leaseEnds for each of `scope.kinds`, in order
 * @returns at most `limit` rows, unchanged except for `attempt`, which counts this one
 */
export async function leaseTasks(
  db: Kysely<unknown>,
  scope: Scope,
  leaseEnds: readonly Date[],
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly ClaimedRow[]> {
  const { rows } = await sql<ClaimedColumns>`
    with free as materialized (
      select id, claimable_at from due_work
      where lane = ${scope.lane} and state in ('open', 'leased')
        and claimable_at >= ${scope.from} and claimable_at <= ${now} and kind = any(${scope.kinds}::text[])
      order by claimable_at, due_at, id limit ${limit} for update skip locked
    )
    update due_work set state = 'leased', attempt = attempt + 1,
      claimable_at = (${leaseEnds}::timestamptz[])[array_position(${scope.kinds}::text[], kind)]
    from free where due_work.id = free.id
    returning due_work.id, kind, key, subject_kind, subject_id, due_at, free.claimable_at, attempt, payload`.execute(
    db,
  );
  return rows.map(claimedRow);
}
