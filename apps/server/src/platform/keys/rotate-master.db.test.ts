import { Outlet } from '@muster/policy';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { testHost, type TestHost } from '../../testing/test-host.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { readEnvelope } from '../ledger/envelope.ts';
import { DataKeys, type Sealed } from './data-keys.ts';
import { createMasterFollower, type MasterFollower } from './follow-master.ts';
import { openKeyRing, type KeyRing } from './key-ring.ts';
import { countWrapped, masterInUse } from './master-keys.ts';
import { rotateMaster, type MasterRotation } from './rotate-master.ts';

type Server = { readonly ring: KeyRing; readonly keys: DataKeys; readonly follower: MasterFollower };

let host: TestHost;
let folder: string;
let servers: Server[];
let seed = 0;
beforeEach(async () => {
  host = await testHost();
  folder = mkdtempSync(join(tmpdir(), 'muster-rotate-'));
  servers = [];
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await host.close();
});

const ids = () => createSeededIds((seed += 1));
const ringIn = (name: string): KeyRing => openKeyRing(join(folder, name), ids());

async function startServer(name = 'keys'): Promise<Server> {
  const ring = ringIn(name);
  const { db, clock, log } = host;
  const own = ids();
  const follower = await createMasterFollower({ db, ring, ids: own, clock, log });
  const server = { ring, keys: new DataKeys({ ring, ids: own, clock }), follower };
  servers.push(server);
  return server;
}

/** As on another machine, where the operator keeps a copy of the folder. */
function copyKeys(to: string): void {
  cpSync(join(folder, 'keys'), join(folder, to), { recursive: true });
  chmodSync(join(folder, to), 0o700);
}

const write = async ({ keys }: Server, who: string): Promise<Sealed> =>
  inTransaction(host.db, async (tx) => keys.encrypt(tx, { kind: 'person', id: who }, Buffer.from(who), 'row'));
const seen = new Outlet('what a test sees', 'CONFIDENTIAL');
const read = async (ring: KeyRing, sealed: Sealed): Promise<string> => {
  const opened = await new DataKeys({ ring, ids: ids(), clock: host.clock }).decrypt(host.db, sealed, 'row');
  return opened.kind === 'plain' ? seen.take(opened.plaintext).toString() : opened.kind;
};
const everyServerLooks = async (): Promise<void> => {
  for (const { follower } of servers) await follower.look();
};
/** As the operator runs it, in a separate process: it waits while the servers keep running. */
const rotate = async (given: Partial<MasterRotation> = {}) =>
  rotateMaster({ host, ring: ringIn('keys'), pause: everyServerLooks, ...given });
/** Rotates in a process that dies after sending this many statements. An open transaction ends with it. */
async function isKilledBefore(statements: number): Promise<boolean> {
  let sent = 0;
  const db = host.db.withPlugin({
    transformQuery: ({ node }) => {
      if (sent === statements) throw new Error('killed');
      sent += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  try {
    await rotate({ host: { ...host, db } });
    return false;
  } catch (failure) {
    expect(failure).toMatchObject({ message: 'killed' });
    return true;
  }
}
const recorded = async () => {
  const rows = await host.db
    .$extendTables<{ ledger_pending: { envelope: string; position: string } }>()
    .selectFrom('ledger_pending')
    .select('envelope')
    .orderBy('position')
    .execute();
  return rows.map(({ envelope }) => {
    const { action, actor, data } = readEnvelope(envelope);
    return { action, actor, data };
  });
};

describe('the master key is rotated while servers run [GOV 6.3]', () => {
  test('every server wraps under the new one, what is there is wrapped again, and the old file is not needed', async () => {
    const [one, other] = [await startServer(), await startServer()];
    const before = await write(one, 'ada');
    expect(await rotate()).toEqual({ kid: 'k2', isNew: true, rewrapped: 1 });
    const after = await write(other, 'grace');
    expect(await countWrapped(host.db)).toEqual(new Map([['k2', 2]]));
    rmSync(join(folder, 'keys', 'master-k1.key'));
    for (const [sealed, name] of [
      [before, 'ada'],
      [after, 'grace'],
    ] as const)
      expect(await read(ringIn('keys'), sealed)).toBe(name);
    expect(await recorded()).toEqual([
      { action: 'keys.master_changed', actor: 'system:operator', data: { from: 'k1', to: 'k2' } },
      { action: 'keys.master_rotated', actor: 'system:operator', data: { to: 'k2', rewrapped: 1 } },
    ]);
  });

  test('no server wraps under a key that another one lacks, and the operator is told how many lack it', async () => {
    const here = await startServer();
    copyKeys('elsewhere');
    const elsewhere = await startServer('elsewhere');
    await expect(rotate()).rejects.toMatchObject({
      error: { code: 'keys/not-everywhere', public: expect.stringContaining('1 running server '), clause: '6.4' },
    });
    await everyServerLooks();
    expect([here, elsewhere].map(({ ring }) => ring.current('master').kid)).toEqual(['k1', 'k1']);
    const sealed = await write(here, 'ada');
    expect(await read(elsewhere.ring, sealed)).toBe('ada');

    cpSync(join(folder, 'keys', 'master-k2.key'), join(folder, 'elsewhere', 'master-k2.key'));
    expect(await rotate()).toEqual({ kid: 'k2', isNew: true, rewrapped: 1 });
    expect(await read(elsewhere.ring, await write(here, 'grace'))).toBe('grace');
  });

  test('a file of the same name with another key in it does not count as having it', async () => {
    await startServer();
    copyKeys('elsewhere');
    await startServer('elsewhere');
    ringIn('keys').add('master');
    await everyServerLooks();
    writeFileSync(join(folder, 'elsewhere', 'master-k2.key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 });
    await expect(rotate()).rejects.toMatchObject({ error: { code: 'keys/not-everywhere' } });
    expect(host.log.events.map(({ event }) => event)).toContain('keys.new_master_refused');
  });

  test('a server that died is waited for only as long as it might be alive', async () => {
    const [alive] = [await startServer(), await startServer()];
    const pause = async (): Promise<void> => {
      host.clock.advance({ seconds: 10 });
      await alive.follower.look();
    };
    expect(await rotate({ pause })).toMatchObject({ kid: 'k2' });
  });

  test('what a transaction wrapped under the old key before it ends is wrapped again too', async () => {
    const server = await startServer();
    const [isWritten, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = inTransaction(host.db, async (tx) => {
      await server.keys.encrypt(tx, { kind: 'person', id: 'slow' }, Buffer.from('slow'), 'row');
      isWritten.resolve();
      await mayEnd.promise;
    });
    await isWritten.promise;
    let pauses = 0;
    const pause = async (): Promise<void> => {
      await everyServerLooks();
      if ((pauses += 1) < 10) return;
      mayEnd.resolve();
      await slow;
    };
    expect(await rotate({ pause })).toMatchObject({ rewrapped: 1 });
    expect(await countWrapped(host.db)).toEqual(new Map([['k2', 1]]));
  });
});

describe('a rotation that is interrupted', () => {
  const many = Array.from({ length: 1_200 }, (_, index) => ({ kind: 'person', id: `p${index}` }));

  test('goes on where it stopped, with the key that it had made, and is one rotation on the record', async () => {
    const server = await startServer();
    await inTransaction(host.db, async (tx) => server.keys.dataKeysFor(tx, many));
    const killed = rotate({
      onStep: ({ step }) => {
        if (step === 'data-keys') throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await masterInUse(host.db)).toMatchObject({ kid: 'k2', isSettled: false });
    const half = await countWrapped(host.db);
    expect(half.get('k1')).toBeGreaterThan(0);
    expect(half.get('k2')).toBeGreaterThan(0);

    const steps: unknown[] = [];
    expect(await rotate({ onStep: (step) => void steps.push(step) })).toMatchObject({
      kid: 'k2',
      isNew: false,
      rewrapped: half.get('k1'),
    });
    expect(steps.at(-1)).toEqual({ step: 'data-keys', done: half.get('k1'), of: half.get('k1') });
    expect(await countWrapped(host.db)).toEqual(new Map([['k2', many.length]]));
    expect((await recorded()).map(({ action }) => action)).toEqual(['keys.master_changed', 'keys.master_rotated']);
  });

  test('before any of its statements leaves everything readable, and run again ends as one rotation', async () => {
    const [one, other] = [await startServer(), await startServer()];
    await inTransaction(host.db, async (tx) => one.keys.dataKeysFor(tx, many.slice(0, 600)));
    type Kept = readonly [name: string, sealed: Sealed];
    const kept: Kept[] = [];
    const areReadable = async (some: readonly Kept[]): Promise<void> => {
      for (const ring of [one.ring, other.ring, ringIn('keys')])
        for (const [name, sealed] of some) expect(await read(ring, sealed)).toBe(name);
    };
    // Until the end, the oldest and the newest are checked for all: reading all in every round is quadratic.
    const everythingIsReadable = async (): Promise<void> => areReadable([...kept.slice(0, 1), ...kept.slice(-2)]);
    let rounds = 0;
    for (let isKilled = true; isKilled; rounds += 1) {
      kept.push([`before-${rounds}`, await write(one, `before-${rounds}`)]);
      isKilled = await isKilledBefore(rounds);
      await everythingIsReadable();
      kept.push([`between-${rounds}`, await write(other, `between-${rounds}`)]);
      await everyServerLooks();
      await everythingIsReadable();
      if (!isKilled) break;
      const kid = `k${rounds + 2}`;
      expect(await rotate()).toMatchObject({ kid });
      expect([...(await countWrapped(host.db)).keys()]).toEqual([kid]);
      await everythingIsReadable();
    }
    await areReadable(kept);
    // At least the number of a rotation's transactions, or it was never killed between two of them.
    expect(rounds).toBeGreaterThan(15);
    const actions = (await recorded()).map(({ action }) => action);
    expect(actions).toEqual(
      Array.from({ length: rounds + 1 }, () => ['keys.master_changed', 'keys.master_rotated']).flat(),
    );
  });

  test('and the next one makes the next key', async () => {
    await startServer();
    await rotate();
    expect(await rotate()).toMatchObject({ kid: 'k3', isNew: true });
  });
});

test('a server whose folder lacks the key in use does not start', async () => {
  await startServer();
  copyKeys('elsewhere');
  await rotate();
  await expect(startServer('elsewhere')).rejects.toMatchObject({
    error: { code: 'keys/missing', public: expect.stringContaining('master-k2.key') },
  });
});
