import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Concealed } from '../secrets/concealed.ts';
import { openKeyDirectory } from '../secrets/key-directory.ts';
import { databaseChoice } from './database-choice.ts';
import type { DatabaseConfig } from './config.ts';
import { vaultAccess } from './vault-access.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-choice-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keys = openKeyDirectory(join(folder, 'keys'));
const choose = async (database: DatabaseConfig, env: Record<string, string> = {}) =>
  databaseChoice({ database, homes: { data: folder, keys: keys.path } }, keys, { env, vault: undefined });
const server = (app: string, owner?: string): DatabaseConfig => ({
  kind: 'server',
  app: new Concealed(app),
  owner: owner === undefined ? undefined : new Concealed(owner),
  sequencer: undefined,
});

test('without a URL Muster runs its own PostgreSQL in its folder', async () => {
  expect(await choose({ kind: 'embedded' })).toEqual({ ok: true, value: { kind: 'embedded', dataDir: folder, keys } });
});

test('a URL alone serves every role; one of their own replaces it', async () => {
  const choice = await choose(server('postgres://app@localhost/d', 'postgres://boss@localhost/d'));
  expect(choice).toMatchObject({
    ok: true,
    value: { targets: { app: { user: 'app' }, owner: { user: 'boss' }, sequencer: { user: 'app' } } },
  });
});

test('a URL may be a reference to where it lies [GOV 6.4]', async () => {
  writeFileSync(join(folder, 'url'), 'postgres://app:hunter2@localhost/d\n');
  for (const reference of [`file:${folder}/url`, 'env:PROJECTED']) {
    const choice = await choose(server(reference), { PROJECTED: 'postgres://app:hunter2@localhost/d' });
    expect(choice).toMatchObject({ ok: true, value: { targets: { app: { user: 'app', database: 'd' } } } });
    expect(JSON.stringify(choice)).not.toContain('hunter2');
  }
});

test('each URL that does not work is named, and none is repeated', async () => {
  const choice = await choose(server('postgres://app:hunter2@localhost', 'env:MISSING'));
  expect(choice).toMatchObject({
    ok: false,
    error: [{ variable: 'DATABASE_URL' }, { variable: 'DATABASE_OWNER_URL' }],
  });
  expect(JSON.stringify(choice)).not.toContain('hunter2');
});

test('the token of Vault is read again at each use, as its agent renews it', async () => {
  const path = join(folder, 'token');
  const get = async () => ({ status: 200, body: '' });
  const access = vaultAccess(
    {
      address: new URL('https://vault.internal'),
      namespace: undefined,
      certificateAuthorityFile: undefined,
      token: { kind: 'file', path },
    },
    get,
  );
  const tokens: string[] = [];
  for (const written of ['first', 'second\n']) {
    writeFileSync(path, written);
    tokens.push((await access.token()).reveal());
  }
  expect(tokens).toEqual(['first', 'second']);
});
