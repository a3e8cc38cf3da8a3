import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '../../kernel/ids.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { defineRowById, joinRow } from './joined-row.ts';
import { defineOwnedIds, isAmong } from './owned-ids.ts';
import { defineRead, readAlone, readTogether } from './read.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table rooms (id int primary key, name text not null, doors int not null)`.execute(database.owner);
  await sql`create table visits (guest text primary key, room_id int, name text)`.execute(database.owner);
});
beforeEach(async () => {
  await sql`truncate rooms, visits`.execute(database.owner);
  await sql`insert into rooms values (1, 'hall', 2), (2, 'attic', 1)`.execute(database.owner);
  await sql`insert into visits values ('ada', 2, 'tea'), ('bea', null, 'lunch'), ('cleo', 7, 'nap')`.execute(
    database.owner,
  );
});
afterAll(async () => database.close());

const names = defineRead(
  () => [sql<{ name: string }>`select name from rooms order by id`],
  (rows) => rows.map(({ name }) => name),
);
const doorsAndGuests = (most: number) =>
  defineRead(
    () => [
      sql<{ doors: number }>`select sum(doors)::int as doors from rooms where id <= ${most}`,
      sql<{ guest: string }>`select guest from visits order by guest`,
    ],
    (doors, guests) => ({ doors: doors[0]?.doors, guests: guests.map(({ guest }) => guest) }),
  );

describe('questions of several owners', () => {
  test('are each answered by their own rows, whatever the number of their statements', async () => {
    expect(await readTogether(database.owner, [names, doorsAndGuests(1), names])).toEqual([
      ['hall', 'attic'],
      { doors: 2, guests: ['ada', 'bea', 'cleo'] },
      ['hall', 'attic'],
    ]);
  });

  test('fail together, with what failed first', async () => {
    const wrong = defineRead(
      () => [sql`select nonsense from`],
      () => 'never',
    );
    await expect(readTogether(database.owner, [names, wrong])).rejects.toMatchObject({ code: '42601' });
  });

  test('can be asked alone', async () => {
    expect(await readAlone(database.owner, doorsAndGuests(2))).toMatchObject({ doors: 3 });
  });

  test('show nobody how they are asked', () => expect(Object.keys(names)).toEqual([]));
});

test('a row of another owner comes along with those that point at it, whatever its columns are called', async () => {
  type Room = { readonly name: string | null; readonly doors: number | null };
  const room = joinRow(
    defineRowById({
      columns: ['name', 'doors'],
      row: (id) => sql`select r.name, r.doors from rooms r where r.id = ${id}`,
      parse: ({ name, doors }: Room) => (name === null ? undefined : `${name}, ${doors} doors`),
    }),
    'room',
    sql`v.room_id`,
  );
  const { rows } = await sql<{ guest: string; name: string }>`
    select v.guest, v.name, ${room.columns} from visits v ${room.join} order by v.guest`.execute(database.owner);
  expect(rows.map((row) => [row.guest, row.name, room.from(row)])).toEqual([
    ['ada', 'tea', 'attic, 1 doors'],
    ['bea', 'lunch', undefined],
    ['cleo', 'nap', undefined],
  ]);
});

test('rows that another owner points at are found by its ids, whatever its columns are called', async () => {
  const visited = defineOwnedIds(
    sql<{ id: Id<'room'> }>`select distinct room_id from visits where room_id is not null and name <> ${'nap'}`,
  );
  const { rows } = await sql<{ name: string }>`
    select r.name from rooms r where ${isAmong(sql.ref('r.id'), visited)} and r.doors < ${2}`.execute(database.owner);
  expect(rows).toEqual([{ name: 'attic' }]);
  expect(Object.keys(visited)).toEqual([]);
});
