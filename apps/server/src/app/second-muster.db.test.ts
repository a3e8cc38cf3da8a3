import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeWitnessKey, openCosignature } from '@muster/proofs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { throwawayMuster, type ThrowawayMuster } from '../testing/throwaway-muster.ts';

/** Two complete Musters with separate databases and keys, over HTTP: the second witnesses the first one's ledger. */
const STARTING_MS = 300_000;
const PASSWORD = 'correct horse battery';
const PASSABLE = 0o711;

type Site = { muster: ThrowawayMuster; bearer: string };
let first: Site;
let second: Site;
let folder: string;

/** Its data outlives it, so that it can be restarted. */
const startSecond = async (port = '0') =>
  throwawayMuster({ MUSTER_HOME: join(folder, 'data'), MUSTER_KEYS_DIR: join(folder, 'keys'), MUSTER_PORT: port });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'second-'));
  chmodSync(folder, PASSABLE);
  first = await found(await throwawayMuster({ MUSTER_ALLOW_PRIVATE: '127.0.0.1, ::1, localhost' }));
  second = await found(await startSecond());
}, STARTING_MS);
afterAll(async () => {
  await first.muster.stop();
  await second.muster.stop();
  rmSync(folder, { recursive: true, force: true });
}, STARTING_MS);

async function found(muster: ThrowawayMuster): Promise<Site> {
  const setUp = { muster, bearer: '' };
  const founder = { name: 'Ada Lovelace', email: 'ada@example.org', password: PASSWORD };
  const governance = { name: 'Grace Hopper', email: 'grace@example.org' };
  const token = /#token=([\w-]+)$/.exec(muster.setUpLink ?? '')?.[1];
  await call(setUp, 'POST', '/v1/setup', { token, organisation: 'Example', founder, governance: [governance] });
  return { muster, bearer: await signIn(muster) };
}

async function signIn(muster: ThrowawayMuster): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', username: 'ada@example.org', password: PASSWORD });
  const answer = await fetch(new URL('/v1/oauth/token', muster.url), { method: 'POST', body: form });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function call<T = unknown>({ muster, bearer }: Site, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(new URL(path, muster.url), {
    method,
    headers: {
      ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (/json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T;
}

type Anchor = { readonly name: string; readonly state: string; readonly size: number; readonly problem?: string };
const anchorNamed = async (name: string) =>
  (await call<{ items: Anchor[] }>(first, 'GET', '/v1/anchors')).items.find((anchor) => anchor.name === name);
const eventually = async (look: () => Promise<void>) => vi.waitFor(look, { timeout: 60_000, interval: 250 });

describe('a second Muster vouches for the ledger of a first one, over HTTP [GOV 7.4, 7.5]', () => {
  let witnessKey: string;
  const connect = async (name: string) =>
    call(first, 'POST', '/v1/anchors/witness', {
      name,
      url: new URL('/v1/witness', second.muster.url).href,
      key: witnessKey,
    });

  test('the head is cosigned there under a key that is pinned here, and a verification names who agrees', async () => {
    const key = (await call<string>(first, 'GET', '/v1/ledger/key')).trim();
    expect(await call(first, 'POST', '/v1/ledger/verify', {})).toMatchObject({ outside: [], unseen: { from: 0 } });
    ({ witnessKey } = await call<{ witnessKey: string }>(second, 'POST', '/v1/witness/ledgers', { name: 'one', key }));
    await connect('two');
    await eventually(async () => expect(await anchorNamed('two')).toMatchObject({ state: 'witnessed' }));
    const { items } = await call<{ items: { proof: string }[] }>(first, 'GET', '/v1/anchors/marks');
    const known = decodeWitnessKey(witnessKey);
    if (!known.ok) throw new Error(known.detail);
    expect(openCosignature(items[0]?.proof ?? '', known.value)).toMatchObject({ ok: true });
    expect(await call(second, 'GET', '/v1/witness/ledgers')).toMatchObject({ items: [{ state: 'extends' }] });
    expect(await call(first, 'POST', '/v1/ledger/verify', {})).toMatchObject({
      ledger: { holds: true },
      outside: [{ anchor: 'two', says: 'agrees', upTo: (await anchorNamed('two'))?.size }],
    });
  });

  test('it answers as the protocol asks, and takes nothing from strangers', async () => {
    const send = async (body: string, type = 'text/plain') =>
      fetch(new URL('/v1/witness/add-checkpoint', second.muster.url), {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
    const note = await call<string>(first, 'GET', '/v1/ledger/checkpoint');
    const asked = await send(`old 0\n\n${note}`);
    expect([asked.status, asked.headers.get('content-type')]).toEqual([409, 'text/x.tlog.size']);
    const size = Number((await asked.text()).trim());
    // The preceding verification gave it a newer head.
    expect(size).toBeGreaterThanOrEqual((await anchorNamed('two'))?.size ?? Infinity);
    expect((await send(`old 0\n\n${await call<string>(second, 'GET', '/v1/ledger/checkpoint')}`)).status).toBe(404);
    expect((await send(`old ${size}\n\n${note.replace(/.{8}\n$/, 'AAAAAAA=\n')}`)).status).toBe(403);
    expect((await send('🦉')).status).toBe(400);
    expect((await send(`old 0\n\n${note}`, 'image/png')).status).toBe(415);
    expect((await send('o'.repeat(40_000))).status).toBe(413);
  });

  test(
    'one that was killed goes on from what it had seen',
    async () => {
      const { port } = new URL(second.muster.url);
      const before = (await anchorNamed('two'))?.size ?? 0;
      await second.muster.stop();
      await connect('while it is away');
      await eventually(async () => expect((await anchorNamed('while it is away'))?.problem).toMatch(/\S/));
      expect(await call(first, 'POST', '/v1/ledger/verify', {})).toMatchObject({
        ledger: { holds: true },
        outside: [{ says: 'silent' }, { says: 'silent' }],
        unseen: { from: 0 },
      });
      const again = await startSecond(port);
      second = { muster: again, bearer: await signIn(again) };
      await connect('once it is back');
      await eventually(async () => expect(await anchorNamed('once it is back')).toMatchObject({ state: 'witnessed' }));
      expect((await anchorNamed('once it is back'))?.size).toBeGreaterThan(before);
      expect(await call(second, 'GET', '/v1/witness/ledgers')).toMatchObject({ items: [{ state: 'extends' }] });
    },
    STARTING_MS,
  );
});
