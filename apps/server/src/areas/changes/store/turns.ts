import { sql, type Kysely } from 'kysely';
import type { ChangeName } from './changes.ts';

/** What the check at the forge shows of a pull request. */
export type ShownCheck = { readonly id: number; readonly head: string; readonly shows: string };

/** Takes the turn to judge one, for a while; false where somebody else has it. */
export async function takeTurn(db: Kysely<unknown>, name: ChangeName, now: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into change_turns (repository, number, busy_until) values (${name.repository}, ${name.number}, ${until})
    on conflict (repository, number) do update set busy_until = ${until}
      where change_turns.busy_until is null or change_turns.busy_until < ${now}
    returning number`.execute(db);
  return rows.length > 0;
}

export async function endTurn(db: Kysely<unknown>, { repository, number }: ChangeName): Promise<void> {
  await sql`update change_turns set busy_until = null where repository = ${repository} and number = ${number}`.execute(
    db,
  );
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
