import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExportVerifier } from '@muster/proofs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { layoutOf } from '../platform/database/embedded/layout.ts';
import { silentLog } from '../platform/log/logger.ts';
import { throwawayMuster, type ThrowawayMuster } from '../testing/throwaway-muster.ts';
import { backUp } from './operations/back-up.ts';
import { choose, keysOf, reachBeside, settings } from './operations/environment.ts';
import { restore } from './operations/restore.ts';

const PASSWORD = 'correct horse battery';
/** Planted values that occur nowhere else. */
const MEMBER = { name: 'Zzyzx Kanarienvogel', email: 'zzyzx.kanarienvogel@example.org' };
const OUTSIDE = 'qwvx.sittich@example.net';
/** Stored unencrypted in a column: it stays in the table's file until the table is rewritten. */
const ZONE = 'Antarctica/Troll';

let folder: string;
let muster: ThrowawayMuster;
let token: string | undefined;
let member: { readonly id: string; readonly url: string };
let incident: string;
/** The wrapped keys of both, as stored in their rows: anyone with the master key can unwrap them. */
let wrapped: readonly Buffer[];
let backup: readonly string[];

const home = (name: string) => ({
  MUSTER_HOME: join(folder, `${name}-data`),
  MUSTER_KEYS_DIR: join(folder, `${name}-keys`),
  MUSTER_SINKS_DIR: join(folder, `${name}-sinks`),
});
const environmentOf = (name: string) => ({ env: home(name), uid: process.getuid?.() ?? -1, home: folder });

async function call(method: string, path: string, body?: object): Promise<Response> {
  const answer = await fetch(new URL(path, muster.url), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
const ask = async <T>(method: string, path: string, body?: object): Promise<T> =>
  (await (await call(method, path, body)).json()) as T;
const listed = async <T>(path: string): Promise<readonly T[]> => (await ask<{ items: T[] }>('GET', path)).items;

async function signIn(email: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', username: email, password: PASSWORD });
  const answer = await fetch(new URL('/v1/oauth/token', muster.url), { method: 'POST', body: form });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function backedUp(name: string): Promise<readonly string[]> {
  let text = '';
  await backUp(environmentOf(name), { write: async (more) => void (text += more) });
  return text.trimEnd().split('\n');
}

/** A checkpoint moves what is in memory, or compressed in the write-ahead log, into the tables' files. */
async function flushed(name: string): Promise<void> {
  const config = settings(environmentOf(name));
  const database = await reachBeside(await choose(config, keysOf(config), environmentOf(name), silentLog), silentLog);
  try {
    await sql`checkpoint`.execute(database.owner);
  } finally {
    await database.close();
  }
}

/** Files under `path` that contain any of `wanted`. Skips PostgreSQL's own programs, which list every time zone. */
function filesWith(path: string, wanted: readonly Buffer[]): readonly string[] {
  if (!existsSync(path)) return [];
  const { programs } = layoutOf(path);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      if (file.startsWith(programs)) return false;
      const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
      return wanted.some((each) => bytes.includes(each));
    });
}

const canaries = (): readonly Buffer[] => [
  ...[MEMBER.name, MEMBER.email, OUTSIDE, ZONE].map((text) => Buffer.from(text)),
  ...wrapped,
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-erasure-'));
  chmodSync(folder, 0o711);
  mkdirSync(home('first').MUSTER_SINKS_DIR);
  muster = await throwawayMuster(home('first'));
  await call('POST', '/v1/setup', {
    token: /#token=([\w-]+)$/.exec(muster.setUpLink ?? '')?.[1],
    organisation: 'Example',
    founder: { name: 'Ada Lovelace', email: 'ada@example.org', password: PASSWORD },
    governance: [{ name: 'Grace Hopper', email: 'grace@example.org' }],
  });
  token = await signIn('ada@example.org');
  member = await ask('POST', '/v1/members', MEMBER);
  const link = new URL(member.url).hash.replace('#token=', '');
  const ada = token;
  token = undefined;
  await call('POST', '/v1/invitations/accept', { token: link, password: PASSWORD });
  token = await signIn(MEMBER.email);
  await call('PUT', '/v1/session/time-zone', { timeZone: ZONE });
  token = ada;
  incident = (
    await ask<{ code: string }>('POST', '/v1/incidents', {
      title: `Leak of ${OUTSIDE}`,
      description: `Write to ${OUTSIDE}`,
    })
  ).code;
  await call('POST', '/v1/sinks/file', { name: 'shipped', file: 'ledger.ndjson' });
  backup = await backedUp('first');
  const at = backup.findIndex((line) => line.startsWith('{"table":"data_keys"'));
  const { columns } = JSON.parse(backup[at] ?? '') as { columns: string[] };
  wrapped = backup
    .slice(
      at + 1,
      backup.findIndex((line, place) => place > at && line.startsWith('{"end"')),
    )
    .flatMap((line) => {
      const row = JSON.parse(line) as (string | null)[];
      const cell = (name: string) => row[columns.indexOf(name)] ?? '';
      const isTheirs = cell('subject_id') === member.id || cell('subject_kind') === 'pseudonym';
      return isTheirs ? [Buffer.from(cell('wrapped_key').replace(/^\\x/, ''), 'hex')] : [];
    });
}, 120_000);
afterAll(async () => {
  await muster.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the erasure drill: canaries are planted, erased, and searched for as files [GOV 6.3]', () => {
  test('a search of the files finds what has not been erased: it can see', async () => {
    await flushed('first');
    expect(wrapped.length).toBeGreaterThanOrEqual(2);
    expect(filesWith(home('first').MUSTER_HOME, [Buffer.from(ZONE)]).length).toBeGreaterThan(0);
    for (const key of wrapped) expect(filesWith(home('first').MUSTER_HOME, [key]).length).toBeGreaterThan(0);
  });

  test('a member and somebody outside are told what is kept of them, and erased', { timeout: 120_000 }, async () => {
    const why = { reason: 'asked by letter' };
    const told = await ask<{ document: string }>('POST', '/v1/subjects/export', { ...why, called: OUTSIDE });
    expect(JSON.parse(told.document)).toMatchObject({ places: [{ place: 'pseudonyms', items: [{ value: OUTSIDE }] }] });
    await call('POST', `/v1/members/${member.id}/suspend`, { reason: 'has left' });
    await call('POST', '/v1/erasures', { ...why, member: member.id });
    await call('POST', '/v1/erasures', { ...why, called: OUTSIDE });
    await vi.waitFor(
      async () => {
        const erasures = await listed<{ state: string; problem?: string }>('/v1/erasures');
        expect(erasures.map(({ state }) => state)).toEqual(['gone', 'gone']);
      },
      { timeout: 90_000, interval: 500 },
    );
  });

  test('nothing of them is in the data folder, in the copies of the sink, in exports, or in the log', async () => {
    await vi.waitFor(
      () => expect(existsSync(join(home('first').MUSTER_SINKS_DIR, 'ledger.ndjson'))).toBe(true),
      20_000,
    );
    expect(filesWith(home('first').MUSTER_HOME, canaries())).toEqual([]);
    expect(filesWith(home('first').MUSTER_SINKS_DIR, canaries())).toEqual([]);
    const hex = wrapped.map((key) => key.toString('hex'));
    const exports = [...(await backedUp('first')), ...muster.lines].join('\n');
    for (const text of [MEMBER.name, MEMBER.email, OUTSIDE, ZONE, ...hex]) expect(exports).not.toContain(text);
    const members = await listed<{ id: string; name?: string; state: string }>('/v1/members');
    expect(members.find(({ id }) => id === member.id)).toEqual(expect.objectContaining({ state: 'erased' }));
    expect(JSON.stringify(members)).not.toContain(MEMBER.name);
    expect(await ask('GET', `/v1/incidents/${incident}`)).toMatchObject({
      title: expect.stringMatching(/Leak of email~/) as string,
    });
  });

  test('and every proof holds', async () => {
    const report = await ask('POST', '/v1/ledger/verify', {});
    expect(report).toMatchObject({ ledger: { holds: true }, state: { problems: [] } });
    const lines = (await (await call('POST', '/v1/ledger/export', {})).text()).trimEnd().split('\n');
    const verifier = createExportVerifier();
    for (const line of lines) verifier.line(line);
    expect(verifier.finish()).toMatchObject({ ok: true });
  });
});

describe('a backup from before, put back, serves nothing that was erased since [GOV 6.3]', () => {
  const keysFor = (name: string, withJournal: boolean) => {
    cpSync(home('first').MUSTER_KEYS_DIR, home(name).MUSTER_KEYS_DIR, { recursive: true });
    chmodSync(home(name).MUSTER_KEYS_DIR, 0o700);
    rmSync(join(home(name).MUSTER_KEYS_DIR, 'postgres.key'), { force: true });
    if (!withJournal) rmSync(join(home(name).MUSTER_KEYS_DIR, 'erasures.journal'));
  };
  const from = (lines: readonly string[]) =>
    (async function* () {
      yield* lines;
    })();

  test('it is refused where nothing tells who was erased', async () => {
    keysFor('unknown', false);
    const given = { lines: from(backup), laterLedger: undefined };
    await expect(restore(environmentOf('unknown'), given)).rejects.toMatchObject({
      message: expect.stringContaining('erasures.journal') as string,
    });
  });

  test('the journal beside the keys erases them again, before anything is served', { timeout: 120_000 }, async () => {
    keysFor('second', true);
    const again = await restore(environmentOf('second'), { lines: from(backup), laterLedger: undefined });
    expect(again.erasedAgain).toBeGreaterThanOrEqual(2);
    await muster.stop();
    muster = await throwawayMuster(home('second'));
    token = await signIn('ada@example.org');
    const members = await listed<{ id: string; name?: string; state: string }>('/v1/members');
    expect(members.find(({ id }) => id === member.id)).toEqual(expect.objectContaining({ state: 'erased' }));
    await vi.waitFor(
      async () => expect((await listed<{ state: string }>('/v1/erasures')).map(({ state }) => state)).toEqual(['gone']),
      { timeout: 90_000, interval: 500 },
    );
    expect(filesWith(home('second').MUSTER_HOME, canaries())).toEqual([]);
  });
});
