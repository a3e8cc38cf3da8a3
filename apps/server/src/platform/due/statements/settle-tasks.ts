import { type Kysely, sql } from 'kysely';
import type { DueId } from '../../../kernel/ids.ts';

export type TaskSettlement =
  | { readonly state: 'done' }
  | { readonly state: 'void' | 'parked'; readonly reason: string }
  | { readonly state: 'open'; readonly reason: string; readonly claimableAt: Date };

export type SettledTask = {
  readonly id: DueId;
  readonly attempt: number;
  readonly settlement: TaskSettlement;
  readonly at: Date;
};

/**
 * Writes the outcomes of attempts. One that no longer counts, because its lease expired and another attempt began, or
 * because the row was superseded, is omitted from the result. Only "done" overrides a supersession, because it has
 * happened.
 * @returns the ids of the settled rows
 */
export async function settleTasks(db: Kysely<unknown>, tasks: readonly SettledTask[]): Promise<ReadonlySet<DueId>> {
  // In id order, so that two servers can only wait for each other in one direction (no deadlock).
  const sorted = tasks.toSorted((first, second) => (first.id < second.id ? -1 : 1));
  const column = <T>(pick: (task: SettledTask) => T): T[] => sorted.map(pick);
  const { rows } = await sql<{ id: DueId }>`
    update due_work set state = ended.state, reason = ended.reason,
      claimable_at = coalesce(ended.claimable_at, due_work.claimable_at), settled_at = ended.settled_at
    from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ attempt }) => attempt)}::integer[],
      ${column(({ settlement }) => settlement.state)}::text[],
      ${column(({ settlement }) => ('reason' in settlement ? settlement.reason : null))}::text[],
      ${column(({ settlement }) => (settlement.state === 'open' ? settlement.claimableAt : null))}::timestamptz[],
      ${column(({ settlement, at }) => (settlement.state === 'open' ? null : at))}::timestamptz[]
    ) as ended (id, attempt, state, reason, claimable_at, settled_at)
    where due_work.id = ended.id and due_work.attempt = ended.attempt
      and (due_work.state = 'leased' or (due_work.state = 'superseded' and ended.state = 'done'))
    returning due_work.id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
