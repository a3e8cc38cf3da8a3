import { type Kysely, sql } from 'kysely';
import { type ClaimedColumns, type ClaimedRow, claimedRow } from '../claimed-row.ts';
import type { Scope } from './scope.ts';

/**
 * Takes the scope's earliest row that is open, or whose lease ran out, until the end of its kind's lease. Committed by
 * itself, since the attempt is made outside any transaction. Never waits for another server.
 * @param leaseEnds for each of `scope.kinds`, in their order
 * @returns the row as it was but for its `attempt`, which counts this one, or undefined where there is none
 */
export async function leaseTask(
  db: Kysely<unknown>,
  scope: Scope,
  leaseEnds: readonly Date[],
  now: Date,
): Promise<ClaimedRow | undefined> {
  const ends = leaseEnds.map((at) => at.toISOString());
  const { rows } = await sql<ClaimedColumns>`
    with free as materialized (
      select id, claimable_at from due_work
      where lane = ${scope.lane} and state in ('open', 'leased')
        and claimable_at >= ${scope.from} and claimable_at <= ${now} and kind = any(${scope.kinds}::text[])
      order by claimable_at, due_at, id limit 1 for update skip locked
    )
    update due_work set state = 'leased', attempt = attempt + 1,
      claimable_at = (${ends}::timestamptz[])[array_position(${scope.kinds}::text[], kind)]
    from free where due_work.id = free.id
    returning due_work.id, kind, key, subject_kind, subject_id, due_at, free.claimable_at, attempt, payload`.execute(
    db,
  );
  return rows[0] && claimedRow(rows[0]);
}
