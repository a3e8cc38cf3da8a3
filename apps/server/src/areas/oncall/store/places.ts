import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import type { OnCallTables } from './tables.ts';

/** The people currently on the list, in order. */
export async function placesNow(db: Kysely<unknown>): Promise<readonly PrincipalId[]> {
  const rows = await db
    .$extendTables<OnCallTables>()
    .selectFrom('on_call_places')
    .select('principal_id')
    .where('until_at', 'is', null)
    .orderBy('place')
    .execute();
  return rows.map((row) => asId(row.principal_id));
}

export type NewList = {
  readonly people: readonly PrincipalId[];
  readonly at: Date;
  readonly entry: EntryId;
  readonly ids: Pick<Ids, 'row'>;
  readonly by: PrincipalId | undefined;
};

/** Ends the current list and begins the new one. The old one stays as history. */
export async function replacePlaces(db: Kysely<unknown>, { people, at, entry, ids, by }: NewList): Promise<void> {
  const { rows: ended } = await sql<{ principal_id: string; put_by: string | null }>`
    update on_call_places set until_at = ${at} where until_at is null returning principal_id, put_by`.execute(db);
  const hands = new Map(ended.map((row) => [row.principal_id, row.put_by]));
  if (people.length === 0) return;
  await db
    .$extendTables<OnCallTables>()
    .insertInto('on_call_places')
    .values(
      people.map((person, place) => ({
        id: ids.row(at),
        place,
        principal_id: person,
        from_at: at,
        until_at: null,
        // Reordering a list one is on does not count as putting oneself there.
        put_by: by === person && hands.has(person) ? (hands.get(person) ?? null) : (by ?? null),
        last_entry: entry,
      })),
    )
    .execute();
}

/** One person takes another's place, put there by that other person. Everyone else keeps their place. */
export async function swapPlace(
  db: Kysely<unknown>,
  {
    from,
    to,
    at,
    entry,
    id,
  }: Pick<NewList, 'at' | 'entry'> & {
    readonly from: PrincipalId;
    readonly to: PrincipalId;
    readonly id: string;
  },
): Promise<void> {
  await sql`
    with left_place as (
      update on_call_places set until_at = ${at} where until_at is null and principal_id = ${from} returning place
    )
    insert into on_call_places (id, place, principal_id, from_at, put_by, last_entry)
    select ${id}, place, ${to}, ${at}, ${from}, ${entry} from left_place`.execute(db);
}

/** Serialises concurrent changes of the list. */
export async function lockPlaces(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('on_call_places'))`.execute(db);
}
