import { anyText } from '@muster/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../testing/test-database.ts';
import { binaryArray, type BinaryTypeName } from './binary-array.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.close());

const text = anyText.filter((given) => !given.includes('\0'));
const values: Readonly<Record<BinaryTypeName, fc.Arbitrary<unknown>>> = {
  uuid: fc.uuid(),
  text,
  bytea: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  timestamptz: fc.date({ min: new Date('1900-01-01'), max: new Date('2400-01-01'), noInvalidDate: true }),
  date: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  'double precision': fc.double(),
  boolean: fc.boolean(),
  smallint: fc.integer({ min: -32_768, max: 32_767 }),
  integer: fc.integer(),
  bigint: fc.maxSafeInteger().map(String),
};

test.each(Object.keys(values) as BinaryTypeName[])(
  'an array of %s arrives as it was sent, nulls and all',
  async (type) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(values[type])), async (given) => {
        const sent = type === 'bigint' ? given.map((each) => (each === null ? null : Number(each))) : given;
        expect(binaryArray(type, sent)).toBeInstanceOf(Buffer);
        // `pg` would make a Date of each day.
        const read = sql.raw(type === 'date' ? '::text[]' : '');
        const { rows } = await sql<{ given: unknown }>`select ${sent}::${sql.raw(type)}[]${read} as given`.execute(
          database.owner,
        );
        expect(rows[0]?.given).toEqual(given);
      }),
      { seed: 20261125, numRuns: 60 },
    );
  },
);

test.each<[string, BinaryTypeName, unknown]>([
  ['no uuid', 'uuid', 'x'.repeat(36)],
  ['hexadecimal digits that are no uuid', 'uuid', 'a'.repeat(36)],
  ['a number beyond its type', 'smallint', 70_000],
  ['a fraction', 'integer', 1.5],
  ['a number where text belongs', 'text', 7],
  ['no moment', 'timestamptz', 'yesterday'],
  ['a day that no month has', 'timestamptz', '2024-02-30T00:00:00.000Z'],
  ['a day that is none', 'date', '2023-02-29'],
  ['a year that PostgreSQL does not have', 'date', '0000-01-01'],
  ['an instant where a day belongs', 'date', '2026-11-02T08:59:30.000Z'],
  ['digits where a number belongs', 'double precision', '1.5'],
  ['an invalid date', 'timestamptz', new Date(Number.NaN)],
])('what the type cannot hold is left for PostgreSQL to judge: %s', (_, type, value) =>
  expect(binaryArray(type, [value])).toBeUndefined(),
);

test('a moment finer than a Date keeps its microseconds', async () => {
  const { rows } = await sql<{ micros: string }>`
    select extract(microseconds from (${['2026-11-02T08:59:30.123456Z']}::timestamptz[])[1])::text as micros`.execute(
    database.owner,
  );
  expect(Number(rows[0]?.micros)).toBe(30_123_456);
});
