import { sql, type Kysely } from 'kysely';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import type { ChangeName } from './changes.ts';
import { deliveryFrom, isWaitingFor, waitingFor, type Delivery } from './deliveries.ts';

/** What the pull request's check at the forge shows. */
export type ShownCheck = { readonly id: number; readonly head: string; readonly shows: string };

/**
 * Takes the turn to evaluate a pull request until `until`. @returns what waits about it; undefined if somebody else
 * holds the turn
 */
export async function takeTurn(
  db: Kysely<unknown>,
  name: ChangeName,
  now: Date,
  until: Date,
): Promise<readonly Delivery[] | undefined> {
  // Deliveries are read after the turn is taken: a later one finds `is_waiting` false and plans a task of its own.
  const [taken, waiting] = await pipeline(db, [
    sql`
      insert into change_turns (repository, number, busy_until) values (${name.repository}, ${name.number}, ${until})
      on conflict (repository, number) do update set busy_until = ${until}, is_waiting = false
        where change_turns.busy_until is null or change_turns.busy_until < ${now}
      returning number`,
    waitingFor(name),
  ]);
  return taken.rows.length > 0 ? waiting.rows.map(deliveryFrom) : undefined;
}

/** @returns whether more deliveries arrived meanwhile, left to the holder of the turn */
export async function endTurn(db: Kysely<unknown>, name: ChangeName): Promise<boolean> {
  const [, waiting] = await pipeline(db, [
    sql`update change_turns set busy_until = null where repository = ${name.repository} and number = ${name.number}`,
    isWaitingFor(name),
  ]);
  return waiting.rows[0]?.is_waiting ?? false;
}

export async function shownCheck(
  db: Kysely<unknown>,
  { repository, number }: ChangeName,
): Promise<ShownCheck | undefined> {
  const { rows } = await sql<{ check_id: string | null; check_head: string | null; check_shows: string | null }>`
    select check_id, check_head, check_shows from change_turns
    where repository = ${repository} and number = ${number}`.execute(db);
  const [row] = rows;
  return row === undefined || row.check_id === null || row.check_head === null
    ? undefined
    : { id: Number(row.check_id), head: row.check_head, shows: row.check_shows ?? '' };
}

export async function keepShown(
  db: Kysely<unknown>,
  { repository, number }: ChangeName,
  check: ShownCheck,
): Promise<void> {
  await sql`
    insert into change_turns (repository, number, check_id, check_head, check_shows)
    values (${repository}, ${number}, ${check.id}, ${check.head}, ${check.shows})
    on conflict (repository, number) do update
      set check_id = ${check.id}, check_head = ${check.head}, check_shows = ${check.shows}`.execute(db);
}
