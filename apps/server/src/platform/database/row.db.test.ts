import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { columnsOf, insertRows, type Row } from './row.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.close());

const sample: Row<'telemetry_samples'> = {
  series: 'SLO-001',
  part: '',
  minute: new Date('2026-11-02T09:00:00.000Z'),
  source: 'prometheus',
  stream: 'one',
  cause: '',
  sequence: '1',
  total: '9007199254740993',
  bad: '2',
  received_at: new Date('2026-11-02T09:00:01.234Z'),
  last_entry: '00000000-0000-4000-8000-000000000001',
};

test('a whole row comes back as it went in, its big integers as text', async () => {
  const other = { ...sample, stream: 'two', total: 3, bad: 2n };
  await insertRows('telemetry_samples', [sample, other])?.execute(database.owner);
  const { rows } = await sql`
    select ${columnsOf('telemetry_samples')} from telemetry_samples order by stream`.execute(database.owner);
  expect(rows).toEqual([sample, { ...other, total: '3', bad: '2' }]);
});

test('columns are read under the name that their table has in the query', async () => {
  const { rows } = await sql`
    select ${columnsOf('telemetry_samples', 'mine')}
    from telemetry_samples mine join telemetry_samples other using (series, minute) where mine.stream = 'one'
      and other.stream = 'two'`.execute(database.owner);
  expect(rows).toEqual([sample]);
});

test('a row is narrowed by columns that its table has, and by values that they can hold', () => {
  // @ts-expect-error -- no such column
  const misspelt: Row<'telemetry_events', { state: 'good'; stat: 'good' }> | undefined = undefined;
  // @ts-expect-error -- no text is a number
  const other: Row<'telemetry_events', { state: 1 }> | undefined = undefined;
  expect([misspelt, other]).toEqual([undefined, undefined]);
});
