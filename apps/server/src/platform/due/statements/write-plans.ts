import { sql } from 'kysely';
import type { Tx } from '../../database/db.ts';
import { deferWrites } from '../../database/pipeline/pipeline.ts';
import type { DueSubject, Lane } from '../kind.ts';

export type NewRow = {
  readonly id: string;
  readonly kind: string;
  readonly form: 'deadline' | 'task';
  readonly lane: Lane;
  readonly subject: DueSubject;
  readonly key: string;
  readonly dueAt: Date;
  readonly claimableAt: Date;
  readonly payload: string;
  /** Its command superseded its predecessor, which the worker may be holding. */
  readonly replaces: boolean;
};

/**
 * Adds rows, omitting those whose key is already open. A replacement for a row that the worker holds, and that
 * therefore could not be superseded, gets the next generation and stands beside it: the held one will find the new
 * state and do nothing, and omitting the new one would lose the promise.
 *
 * Neither case waits for the held row, whose holder may be waiting for this command's root: what is seen to be open is
 * not inserted again, and the next generation conflicts with nothing. The conflict clause is for two commands that plan
 * a key at once.
 */
export async function writePlans(tx: Tx, rows: readonly NewRow[], now: Date): Promise<void> {
  // In key order, so that two commands that plan the same keys can only wait for each other in one direction (no
  // deadlock).
  const sorted = rows.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.key, b.key));
  const column = <T>(pick: (row: NewRow) => T): T[] => sorted.map(pick);
  const write = sql`
    insert into due_work
      (id, kind, form, lane, subject_kind, subject_id, key, generation, due_at, claimable_at, payload, planned_at)
    select new.id, new.kind, new.form, new.lane, new.subject_kind, new.subject_id, new.key,
      coalesce(held.generation + case when new.replaces then 1 else 0 end, 0),
      new.due_at, new.claimable_at, new.payload, ${now}
    from unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => row.kind)}::text[], ${column((row) => row.form)}::text[],
      ${column((row) => row.lane)}::text[], ${column((row) => row.subject.kind)}::text[],
      ${column((row) => row.subject.id)}::text[], ${column((row) => row.key)}::text[],
      ${column((row) => row.dueAt)}::timestamptz[],
      ${column((row) => row.claimableAt)}::timestamptz[],
      ${column((row) => row.payload)}::text[], ${column((row) => row.replaces)}::boolean[]
    ) with ordinality as new
      (id, kind, form, lane, subject_kind, subject_id, key, due_at, claimable_at, payload, replaces, position)
    left join lateral (
      select max(open.generation) as generation from due_work open
      where open.kind = new.kind and open.key = new.key and open.state in ('open', 'leased')
    ) held on true
    where new.replaces or held.generation is null
    order by new.position
    on conflict (kind, key, generation) where state in ('open', 'leased') do nothing`;
  await deferWrites(tx, [write]);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
