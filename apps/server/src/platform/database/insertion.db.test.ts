import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { asOneStatement, insertion } from './insertion.ts';

type Row = {
  readonly id: string;
  readonly at: Date | null;
  readonly bytes: Buffer;
  readonly is_odd: boolean;
  readonly "odd'name": string;
};

const types = { id: 'uuid', at: 'timestamptz', bytes: 'bytea', is_odd: 'boolean', "odd'name": 'text' } as const;
const rows: readonly Row[] = [
  {
    id: '00000000-0000-4000-8000-000000000001',
    at: new Date('2026-11-02T09:00:00.123Z'),
    bytes: Buffer.from([0, 255]),
    is_odd: true,
    "odd'name": 'a "quoted", {braced} \\ text',
  },
  { id: '00000000-0000-4000-8000-000000000002', at: null, bytes: Buffer.alloc(0), is_odd: false, "odd'name": 'NULL' },
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table things (id uuid, at timestamptz, bytes bytea, is_odd boolean, "odd'name" text)`.execute(
    database.owner,
  );
});
afterAll(async () => database.close());

test('rows come back as they went in, whatever is in them', async () => {
  await insertion<Row>('things', types, rows)?.execute(database.owner);
  expect((await sql<Row>`select * from things order by id`.execute(database.owner)).rows).toEqual(rows);
});

test('no rows are no statement', () => {
  expect(insertion<Row>('a table that is not there', types, [])).toBeUndefined();
  expect(asOneStatement([undefined, insertion<Row>('things', types, [])])).toBeUndefined();
});

test('several tables are written by one statement', async () => {
  await sql`create table other_things (name text)`.execute(database.owner);
  await asOneStatement([
    insertion<{ name: string }>('other_things', { name: 'text' }, [{ name: 'a' }, { name: 'b' }]),
    insertion<Row>('things', types, []),
    insertion<Row>('things', types, rows),
  ])?.execute(database.owner);
  const counted = await sql<{ others: string; things: string }>`
    select (select count(*) from other_things) as others, (select count(*) from things) as things`.execute(
    database.owner,
  );
  expect(counted.rows).toEqual([{ others: '2', things: '4' }]);
});
