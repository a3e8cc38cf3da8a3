import { anyText } from '@muster/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.close());

async function given<T>(value: unknown, type: string): Promise<T | undefined> {
  return database.owner.connection().execute(async (db) => {
    await sql`set time zone 'UTC'`.execute(db);
    const { rows } = await sql<{ given: T }>`select ${value}::${sql.raw(type)} as given`.execute(db);
    return rows[0]?.given;
  });
}

const text = anyText.filter((each) => !each.includes('\0'));

test('an array whose type the statement does not say arrives as text does, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text), { minLength: 1 }), async (values) => {
      const { rows } = await sql<{ each: string | null }>`
        select each from unnest(cast(${values} as text[])) with ordinality as of (each, place) order by place`.execute(
        database.owner,
      );
      expect(rows.map(({ each }) => each)).toEqual(values);
    }),
    { seed: 20261126, numRuns: 60 },
  );
});

test.each<[string, unknown, string, unknown]>([
  [
    'a moment, to the millisecond',
    new Date('2026-11-02T08:59:30.123Z'),
    'timestamptz',
    new Date('2026-11-02T08:59:30.123Z'),
  ],
  [
    'a moment before the year 1000',
    new Date('0099-03-01T00:00:00.000Z'),
    'timestamptz',
    new Date('0099-03-01T00:00:00.000Z'),
  ],
  [
    'a moment before the first year',
    new Date('-000043-03-15T11:00:00.000Z'),
    'timestamptz::text',
    '0044-03-15 11:00:00+00 BC',
  ],
  [
    'a moment in the year 0 of ISO 8601',
    new Date('0000-01-01T00:00:00.000Z'),
    'timestamptz::text',
    '0001-01-01 00:00:00+00 BC',
  ],
  [
    'a moment beyond the year 9999',
    new Date('+012026-11-02T00:00:00.000Z'),
    'timestamptz::text',
    '12026-11-02 00:00:00+00',
  ],
  ['bytes', Buffer.from([0, 255, 92]), 'bytea', Buffer.from([0, 255, 92])],
  ['bytes that are no Buffer', new Uint8Array([7]), 'bytea', Buffer.from([7])],
  ['a truth', false, 'boolean', false],
  ['a large integer', 2n ** 60n, 'bigint', String(2n ** 60n)],
  ['a fraction', 1.25, 'float8', 1.25],
  ['an object, as JSON', { a: ['b"\\'] }, 'jsonb', { a: ['b"\\'] }],
  ['nothing', undefined, 'text', null],
  [
    'arrays in an array',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    'text[]',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
])('%s arrives as it was given', async (_, value, type, expected) => {
  expect(await given(value, type)).toEqual(expected);
});

test('bytes in an array that goes as text arrive as they were given', async () => {
  const { rows } = await sql<{ each: Buffer }>`
    select each from unnest(cast(${[Buffer.from([0, 34, 92])]} as bytea[])) as of (each)`.execute(database.owner);
  expect(rows).toEqual([{ each: Buffer.from([0, 34, 92]) }]);
});
