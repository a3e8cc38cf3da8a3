import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { connect } from './connect.ts';
import { inspectGuard } from './guard.ts';
import { silentLog } from '../log/logger.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await sql`insert into key_fingerprints values ('master', 'k1', '\\x00', '2026-01-01')`.execute(db.app);
});
afterAll(async () => db.close());

describe('an append-only table', () => {
  const changes = [
    ['update', sql`update key_fingerprints set fingerprint = '\\x01'`],
    ['delete', sql`delete from key_fingerprints`],
    ['truncate', sql`truncate key_fingerprints`],
  ] as const;

  test.each(changes)('refuses the application an %s by its grants', async (_verb, change) => {
    await expect(change.execute(db.app)).rejects.toMatchObject({ code: '42501' });
  });

  test.each(changes)('refuses even its owner an %s by its triggers', async (_verb, change) => {
    await expect(change.execute(db.owner)).rejects.toMatchObject({ code: '23001' });
  });

  test('refuses changes to the partitions behind a partitioned table', async () => {
    await sql`create table segments (seq bigint primary key) partition by range (seq)`.execute(db.owner);
    await sql`create table segments_0 partition of segments for values from (0) to (10)`.execute(db.owner);
    await sql`call guard_append_only('segments')`.execute(db.owner);
    await sql`create table segments_1 partition of segments for values from (10) to (20)`.execute(db.owner);
    await sql`insert into segments values (1), (11)`.execute(db.owner);
    for (const partition of ['segments_0', 'segments_1']) {
      const target = sql.table(partition);
      await expect(sql`update ${target} set seq = seq + 1`.execute(db.owner)).rejects.toMatchObject({ code: '23001' });
      await expect(sql`delete from ${target}`.execute(db.owner)).rejects.toMatchObject({ code: '23001' });
    }
    await expect(sql`truncate segments`.execute(db.owner)).rejects.toMatchObject({ code: '23001' });
  });
});

describe('the guard', () => {
  test('is enforced where the application has a role of its own', async () => {
    expect(await inspectGuard(db.app)).toEqual({ kind: 'enforced' });
  });

  test('is advisory, and says so, where one login owns and uses the tables', async () => {
    const { owner } = db.targets;
    const single = connect({ app: owner, owner, sequencer: owner }, silentLog);
    expect(await inspectGuard(single.app)).toMatchObject({
      kind: 'advisory',
      reason: expect.stringContaining('owner'),
    });
    await single.close();
  });
});
