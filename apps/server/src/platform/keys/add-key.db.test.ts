import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSeededIds } from '../../testing/seeded-ids.ts';
import { testHost, type TestHost } from '../../testing/test-host.ts';
import { readEnvelope } from '../ledger/envelope.ts';
import { addKey, ADDABLE_PURPOSES, type AddablePurpose, type AddedKey } from './add-key.ts';
import { reportHolder } from './key-holders.ts';
import { openKeyRing, type KeyRing } from './key-ring.ts';
import { matchKeys } from './match-keys.ts';

let host: TestHost;
let folder: string;
let seed = 0;
beforeEach(async () => {
  host = await testHost();
  folder = join(mkdtempSync(join(tmpdir(), 'muster-add-')), 'keys');
});
afterEach(async () => {
  rmSync(join(folder, '..'), { recursive: true });
  await host.close();
});

const openRing = (): KeyRing => openKeyRing(folder, createSeededIds((seed += 1)));
const start = async (): Promise<void> => matchKeys(host.db, openRing(), host.clock.now());
const add = async (purpose: AddablePurpose, hostOf = async () => host): Promise<AddedKey> =>
  addKey({ db: host.db, ring: openRing(), purpose, now: host.clock.now(), hostOf });
const recorded = async (): Promise<readonly unknown[]> => {
  const { rows } = await sql<{ envelope: string }>`select envelope from ledger_pending order by position`.execute(
    host.db,
  );
  return rows.map(({ envelope }) => {
    const { action, data } = readEnvelope(envelope);
    return { action, data };
  });
};

test.each(ADDABLE_PURPOSES)(
  'the next key of %s is laid down, known to the database, and on the record',
  async (purpose) => {
    await start();
    expect(await add(purpose)).toEqual({ purpose, kid: 'k2' });
    expect(openRing().current(purpose).kid).toBe('k2');
    expect(await recorded()).toEqual([{ action: 'keys.key_added', data: { purpose, kid: 'k2' } }]);
    await start();
  },
);

test('while a server runs it is refused, and nothing is laid down', async () => {
  await start();
  const at = host.clock.now();
  const serverId = '00000000-0000-7000-8000-000000000001';
  await reportHolder(host.db, { serverId, newest: 'k1', used: 'k1', at });
  await expect(add('links')).rejects.toMatchObject({
    error: { code: 'keys/servers-run', public: expect.stringContaining('1 server is running') },
  });
  expect(readdirSync(folder)).not.toContain('links-k2.key');
  host.clock.advance({ minutes: 2 });
  expect(await add('links')).toEqual({ purpose: 'links', kid: 'k2' });
});

test('a run that was interrupted once the key was there makes no second one', async () => {
  await start();
  const dies = async () => {
    throw new Error('killed');
  };
  await expect(add('webhooks', dies)).rejects.toThrow('killed');
  expect(await recorded()).toEqual([]);
  expect(await add('webhooks')).toEqual({ purpose: 'webhooks', kid: 'k2' });
  expect(await recorded()).toHaveLength(1);
  expect(await add('webhooks')).toEqual({ purpose: 'webhooks', kid: 'k3' });
});

test('entries that wait are not left without the key that proves them', async () => {
  await start();
  await add('links');
  await expect(add('ledger-mac')).rejects.toMatchObject({
    error: { code: 'keys/entries-pending', public: expect.stringContaining('1 ledger entry is waiting') },
  });
  expect(readdirSync(folder)).not.toContain('ledger-mac-k2.key');
});

test('keys of other data get no successor, and keys that nothing was done under need none', async () => {
  await expect(add('links')).rejects.toMatchObject({ error: { code: 'keys/never-used' } });
  await start();
  writeFileSync(join(folder, 'blind-index-k1.key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 });
  await expect(add('links')).rejects.toMatchObject({ error: { code: 'keys/other-data' } });
  expect(readdirSync(folder)).not.toContain('links-k2.key');
});
