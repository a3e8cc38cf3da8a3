import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../server/src/app/operations/operations.ts';
import { throwawayMuster, type ThrowawayMuster } from '../../../server/src/testing/throwaway-muster.ts';
import type { ServerOperations } from '../operations/server-operations.ts';
import { somebodyAt } from '../testing/somebody.ts';

const PASSWORD = 'correct horse battery staple';
let folder: string;
let muster: ThrowawayMuster | undefined;
const url = (): string => muster?.url ?? 'http://127.0.0.1:9';

const homes = (name: string) => ({
  MUSTER_HOME: join(folder, `${name}-data`),
  MUSTER_KEYS_DIR: join(folder, `${name}-keys`),
});
const start = async (name: string): Promise<void> => {
  muster = await throwawayMuster(homes(name));
};
const stop = async (): Promise<void> => {
  await muster?.stop();
  muster = undefined;
};
const copyKeys = (from: string, to: string): void => {
  cpSync(homes(from).MUSTER_KEYS_DIR, homes(to).MUSTER_KEYS_DIR, { recursive: true });
  chmodSync(homes(to).MUSTER_KEYS_DIR, 0o700);
};
const operator = (name: string) => somebodyAt('operator', { folder: () => folder, url, env: () => homes(name) });
const ada = somebodyAt('ada', { folder: () => folder, url });
const backup = (): string => join(folder, 'muster.ndjson');
const laterLedger = (): string => join(folder, 'later.ndjson');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-operate-'));
  chmodSync(folder, 0o711);
  await start('old');
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('whoever runs Muster', () => {
  let incident = '';
  let erased = '';

  test('gets from the server what the command expects of it', () => {
    const loaded: ServerOperations = operations;
    expect(Object.keys(loaded)).toEqual(['examine', 'backUp', 'restore', 'listKeys', 'addKey', 'rotateKeys']);
  });

  test('is told by doctor what is well and what is not, beside the Muster that runs', async () => {
    const { code, out } = await operator('old').run(['doctor', '--json']);
    const { examined } = JSON.parse(out) as { examined: { name: string; state: string; what: string }[] };
    const stateOf = (name: string) => examined.find((each) => each.name === name)?.state;
    expect({
      code,
      node: stateOf('node'),
      guard: stateOf('guard'),
      schema: stateOf('schema'),
      clock: stateOf('clock'),
    }).toEqual({ code: 0, node: 'well', guard: 'well', schema: 'well', clock: 'well' });
    expect(examined.find(({ name }) => name === 'database')?.what).toContain('in use by a running Muster');
    const words = await operator('old').say('doctor');
    expect(words.out).toMatch(/^✓ node {7}Node 24/);
  });

  test('is told by doctor of a retention below what the policy demands, and of keys that others can read [GOV 7.3]', async () => {
    const ill = await operator('old').run(['doctor', '--json'], { env: { LOG_RETENTION_DAYS: '30' } });
    expect(ill.code).toBe(1);
    expect(
      (JSON.parse(ill.out) as { examined: { state: string }[] }).examined.filter(({ state }) => state === 'ill'),
    ).toMatchObject([{ name: 'retention', clause: '7.3' }]);

    copyKeys('old', 'open');
    chmodSync(homes('open').MUSTER_KEYS_DIR, 0o755);
    const open = await operator('open').run(['doctor', '--json']);
    expect((JSON.parse(open.out) as { examined: { name: string; state: string }[] }).examined).toContainEqual(
      expect.objectContaining({ name: 'keys', state: 'ill', clause: '6.4' }),
    );
  });

  test('exports everything beside the Muster that runs, without a key in it', async () => {
    const governance = ['Grace Hopper <grace@example.org>', 'Edsger Dijkstra <edsger@example.org>'];
    const set = [
      'setup',
      'complete',
      muster?.setUpLink ?? '',
      '--organisation',
      'Example',
      '--name',
      'Ada Lovelace',
      '--email',
      'ada@example.org',
      ...governance.flatMap((person) => ['--governance', person]),
    ];
    expect(await ada.run([...set, '--password-stdin'], { typed: [PASSWORD] })).toMatchObject({ code: 0 });
    expect(
      await ada.run(['login', '--email', 'ada@example.org', '--password-stdin'], { typed: [PASSWORD] }),
    ).toMatchObject({ code: 0 });
    const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    const review = await ada.run(['policy', 'review', today, '--outcome', 'unchanged', '--note', 'Read in full.']);
    expect(review).toMatchObject({ code: 0 });
    incident = (await ada.json<{ code: string }>('incident', 'declare', 'Fraud model answers in 3 s')).code;
    const { items } = await ada.json<{ items: { id: string; name: string }[] }>('member', 'list');
    erased = items.find(({ name }) => name === 'Edsger Dijkstra')?.id ?? '';

    // The recorded review counts, not the date written in the document [GOV 0.1].
    const { examined } = await operator('old').json<{ examined: { name: string; state: string }[] }>('doctor');
    expect(examined.find(({ name }) => name === 'review')).toMatchObject({ state: 'well' });
    expect(await operator('old').json('export', '--out', backup())).toMatchObject({ file: backup() });
    expect((statSync(backup()).mode & 0o777).toString(8)).toBe('600');
    const text = readFileSync(backup(), 'utf8');
    expect(text).toContain(incident);
    for (const name of ['master-k1.key', 'ledger-signing-k1.key']) {
      const key = readFileSync(join(homes('old').MUSTER_KEYS_DIR, name));
      for (const form of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(key.toString(form));
    }
    expect(await operator('old').say('export', '--out', backup())).toMatchObject({ code: 2 });
  });

  test('imports it elsewhere with the keys: the incident is there, the ledger holds, and who was erased since stays erased [GOV 6.3]', async () => {
    expect(await ada.say('member', 'suspend', erased, '--reason', 'has left')).toMatchObject({ code: 0 });
    expect(await ada.say('member', 'erase', erased, '--for-ever')).toMatchObject({ code: 0 });
    await expect
      .poll(async () => ada.json('ledger', 'list', '--action', 'member.erased'))
      .toMatchObject({ items: [{ resource: { id: erased } }] });
    await ada.json('ledger', 'export', '--out', laterLedger());
    await stop();

    copyKeys('old', 'new');
    expect(await operator('new').json('import', backup(), '--later-ledger', laterLedger())).toMatchObject({
      erasedAgain: 1,
    });
    expect(await operator('new').say('import', backup())).toMatchObject({
      code: 1,
      err: expect.stringContaining('not empty'),
    });

    await start('new');
    expect(
      await ada.run(['login', '--email', 'ada@example.org', '--password-stdin'], { typed: [PASSWORD] }),
    ).toMatchObject({ code: 0 });
    expect(await ada.json('incident', 'show', incident)).toMatchObject({
      code: incident,
      title: 'Fraud model answers in 3 s',
    });
    const { items } = await ada.json<{ items: { id: string; name?: string; state: string }[] }>('member', 'list');
    expect(items.find(({ id }) => id === erased)).toEqual(expect.objectContaining({ state: 'erased' }));
    expect(items.find(({ id }) => id === erased)).not.toHaveProperty('name');
    // Nobody outside vouches for this ledger, which the exit code says.
    const verified = await ada.run(['ledger', 'verify', '--on-server', '--json']);
    expect(verified.code).toBe(5);
    expect(JSON.parse(verified.out)).toMatchObject({
      ledger: { holds: true },
      outside: [],
      state: { problems: [] },
    });
  });

  test('rotates the master key beside the Muster that runs, and sees which key each thing needs [GOV 6.3]', async () => {
    expect(await operator('new').json('keys', 'rotate')).toMatchObject({ kid: 'k2', isNew: true });
    const { keys, servers } = await operator('new').json<{ keys: Record<string, unknown>[]; servers: number }>(
      'keys',
      'list',
    );
    expect(servers).toBe(1);
    expect(keys.filter(({ purpose }) => purpose === 'master')).toMatchObject([
      { kid: 'k1', state: 'kept', dataKeys: 0 },
      { kid: 'k2', state: 'current', dataKeys: expect.any(Number) },
    ]);
    const said = await operator('new').say('keys', 'list');
    for (const name of ['master-k1.key', 'master-k2.key', 'links-k1.key']) {
      const key = readFileSync(join(homes('new').MUSTER_KEYS_DIR, name), 'utf8').trim();
      expect(said.out + JSON.stringify(keys)).not.toContain(key);
    }
    rmSync(join(homes('new').MUSTER_KEYS_DIR, 'master-k1.key'));
    const { examined } = await operator('new').json<{ examined: { name: string; state: string; what: string }[] }>(
      'doctor',
    );
    expect(examined.find(({ name }) => name === 'master')).toMatchObject({
      state: 'well',
      what: expect.stringContaining('k2 wraps everything'),
    });
    expect(await ada.json('incident', 'show', incident)).toMatchObject({ title: 'Fraud model answers in 3 s' });
    await expect
      .poll(async () => ada.json('ledger', 'list', '--action', 'keys.master_rotated'))
      .toMatchObject({
        items: [{ actor: { system: 'system:operator' }, resource: { id: 'master-k2' }, clause: '6.3' }],
      });
  });

  test('adds the next key of a purpose only while no Muster runs, and the ledger tells of it [GOV 6.3]', async () => {
    const operate = operator('new');
    expect(await operate.say('keys', 'add', 'links')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/1 server is running.*Stop every Muster/su),
    });
    await stop();
    expect(await operate.json('keys', 'add', 'links')).toEqual({ purpose: 'links', kid: 'k2' });
    expect(await operate.say('keys', 'add', 'master')).toMatchObject({
      code: 1,
      err: expect.stringContaining('muster keys rotate'),
    });
    expect(await operate.say('keys', 'add', 'front-door')).toMatchObject({
      code: 1,
      err: expect.stringContaining('token-signing'),
    });
    await start('new');
    const { keys } = await operate.json<{ keys: Record<string, unknown>[] }>('keys', 'list');
    expect(keys.filter(({ purpose }) => purpose === 'links')).toMatchObject([
      { kid: 'k1', state: 'kept' },
      { kid: 'k2', state: 'current' },
    ]);
    await ada.run(['login', '--email', 'ada@example.org', '--password-stdin'], { typed: [PASSWORD] });
    await expect
      .poll(async () => ada.json('ledger', 'list', '--action', 'keys.key_added'))
      .toMatchObject({ items: [{ resource: { id: 'links-k2' }, clause: '6.3' }] });
  });

  test('cannot import without the keys, with others, or an export whose ledger was edited [GOV 7.5]', async () => {
    await stop();
    mkdirSync(homes('third').MUSTER_KEYS_DIR, { recursive: true, mode: 0o700 });
    expect(await operator('third').say('import', backup())).toMatchObject({
      code: 1,
      err: expect.stringContaining('no keys'),
    });
    const { err } = await operator('third').run(['import', backup(), '--json']);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'operations/not-possible' }, exitCode: 1 });

    copyKeys('old', 'fourth');
    writeFileSync(join(homes('fourth').MUSTER_KEYS_DIR, 'blind-index-k1.key'), Buffer.alloc(32, 1), { mode: 0o600 });
    expect(await operator('fourth').say('import', backup())).toMatchObject({
      code: 1,
      err: expect.stringContaining('blind-index-k1.key'),
    });

    copyKeys('old', 'fifth');
    const edited = join(folder, 'edited.ndjson');
    const [was, is] = [String.raw`\"action\":\"incident.created\"`, String.raw`\"action\":\"incident.createD\"`];
    expect(readFileSync(backup(), 'utf8')).toContain(was);
    writeFileSync(edited, withDigest(readFileSync(backup(), 'utf8').replace(was, is)));
    expect(await operator('fifth').say('import', edited)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is not intact: (?:edited|altered)/),
    });
    // The failed import left nothing: the sound export still finds an empty database, and the journal beside the keys
    // knows whom to erase.
    expect(await operator('fifth').json('import', backup())).toMatchObject({ erasedAgain: 1 });
  });
});

/** A forger knows the format, so the file gets a valid digest. */
function withDigest(text: string): string {
  const lines = text.trimEnd().split('\n');
  const body = `${lines.slice(0, -1).join('\n')}\n`;
  const { rows } = JSON.parse(lines.at(-1) ?? '') as { rows: number };
  return `${body}${JSON.stringify({ complete: true, rows, sha256: createHash('sha256').update(body).digest('hex') })}\n`;
}
