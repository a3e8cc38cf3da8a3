import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { testHost, type TestHost } from '../../testing/test-host.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { createMasterFollower } from './follow-master.ts';
import { liveHolders } from './key-holders.ts';
import { openKeyRing } from './key-ring.ts';

let host: TestHost;
let folder: string;
beforeEach(async () => {
  host = await testHost();
  folder = mkdtempSync(join(tmpdir(), 'muster-follow-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await host.close();
});

/** A follower, how often it has reported since it started, and a database that can delay its reports. */
async function slowFollower() {
  const { db, clock, log } = host;
  const ids = createSeededIds();
  let reports = 0;
  const counting = { now: () => ((reports += 1), clock.now()) };
  const follower = await createMasterFollower({
    db,
    ring: openKeyRing(join(folder, 'keys'), ids),
    ids,
    clock: counting,
    log,
  });
  reports = 0;
  const [isHeld, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = inTransaction(db, async (tx) => {
    await sql`lock table key_holders in exclusive mode`.execute(tx);
    isHeld.resolve();
    await mayGoOn.promise;
  });
  await isHeld.promise;
  return {
    follower,
    reports: () => reports,
    goOn: async () => {
      mayGoOn.resolve();
      await holding;
    },
  };
}

describe('a look that takes longer than the pause between two', () => {
  test('is not overtaken by the next, which could report what was used before', async () => {
    const { follower, reports, goOn } = await slowFollower();
    const slow = follower.look();
    await follower.look();
    await follower.look();
    expect(reports()).toBe(1);
    await goOn();
    await slow;
    await follower.look();
    expect(reports()).toBe(2);
  });

  test('does not report a server that has stopped meanwhile', async () => {
    const { follower, goOn } = await slowFollower();
    const slow = follower.look();
    const stopped = follower.stop();
    await goOn();
    await Promise.all([slow, stopped]);
    expect(await liveHolders(host.db, host.clock.now())).toEqual([]);
  });
});
