import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPackedCommand, type PackedCommand } from './stage/packed-command.ts';

const root = resolve(import.meta.dirname, '..');
/** Generous: it builds, packs and installs on a possibly busy machine. */
const PATIENCE_MS = 5 * 60_000;
let packed: PackedCommand;
let folder: string;

beforeAll(() => {
  packed = installPackedCommand();
  folder = packed.folder;
}, PATIENCE_MS);
afterAll(() => packed.remove());

const muster = (...words: string[]) => spawnSync(packed.program, words, { cwd: folder, encoding: 'utf8' });

test('the packed command runs where nothing of this repository is, types stripped and all', () => {
  expect(muster('--version')).toMatchObject({ status: 0, stdout: '0.1.0\n', stderr: '' });
  // Nothing else is installed with it, and the bundled libraries' licences are in it.
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@muster']);
  expect(readdirSync(join(folder, 'node_modules/@muster'))).toEqual(['cli']);
  expect(readFileSync(join(folder, 'node_modules/@muster/cli/LICENSES.txt'), 'utf8')).toMatch(/^commander /m);
});

test('it reads a policy and verifies a ledger without a server', () => {
  expect(muster('policy', 'check', join(root, 'policy/GOV-001/2.0.0+r1'))).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(join(folder, 'no-ledger'), 'nothing\n');
  expect(muster('ledger', 'verify', '--file', join(folder, 'no-ledger'))).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('line 1 is malformed'),
  });
});

test('it says what it cannot do without the server’s own code, and where to do it', () => {
  const { status, stderr } = muster('doctor');
  expect(status).toBe(1);
  expect(stderr).toMatch(/server’s own code[^]*npm exec muster doctor/);
});
