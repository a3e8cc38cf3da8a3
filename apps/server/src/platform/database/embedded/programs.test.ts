import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installPrograms, packageOfThisPlatform, removeOtherVersions } from './programs.ts';

let folder: string;
let packageRoot: string;

/**
 * A platform package as npm unpacks it with its postinstall script blocked: private modes, no symlinks, only their
 * list.
 */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-programs-'));
  packageRoot = join(folder, 'package');
  for (const part of ['bin', 'lib/postgresql', 'share'])
    mkdirSync(join(packageRoot, 'native', part), { recursive: true });
  writeFileSync(join(packageRoot, 'package.json'), JSON.stringify({ version: '18.4.0-beta.17' }));
  writeFileSync(join(packageRoot, 'native/bin/postgres'), 'program', { mode: 0o700 });
  writeFileSync(join(packageRoot, 'native/lib/libpq.so.5.18'), 'library', { mode: 0o600 });
  writeFileSync(join(packageRoot, 'native/lib/libpq.a'), 'static');
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  writeFileSync(join(packageRoot, 'native/pg-symlinks.json'), JSON.stringify(links));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('programs are copied so that any account can run them, with the links the package could not make', async () => {
  const programs = await installPrograms(join(folder, 'installed'), packageRoot);
  expect(programs).toMatchObject({ version: '18.4.0-beta.17', major: 18 });
  const home = join(folder, 'installed', '18.4.0-beta.17');
  expect(statSync(programs.postgres).mode & 0o777).toBe(0o755);
  expect(statSync(join(home, 'lib/libpq.so.5.18')).mode & 0o777).toBe(0o644);
  expect(readlinkSync(join(home, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
  expect(readFileSync(join(home, 'lib/libpq.so'), 'utf8')).toBe('library');
  expect(readdirSync(join(home, 'lib'))).not.toContain('libpq.a');
});

test('a version is copied once, and a copy that was interrupted is never taken for one', async () => {
  const target = join(folder, 'installed');
  mkdirSync(join(target, '.unfinished-aB3dE6', 'bin'), { recursive: true });
  await installPrograms(target, packageRoot);
  writeFileSync(join(packageRoot, 'native/bin/postgres'), 'changed');
  const again = await installPrograms(target, packageRoot);
  expect(readFileSync(again.postgres, 'utf8')).toBe('program');
  expect(readdirSync(target)).toEqual(['18.4.0-beta.17']);
});

test('two starts at once install one copy', async () => {
  const target = join(folder, 'installed');
  const [first, second] = await Promise.all([
    installPrograms(target, packageRoot),
    installPrograms(target, packageRoot),
  ]);
  expect(first).toEqual(second);
  expect(readdirSync(target)).toEqual(['18.4.0-beta.17']);
});

test('programs of versions past are cleared away, those in use are not', async () => {
  const target = join(folder, 'installed');
  mkdirSync(join(target, '17.9.0', 'bin'), { recursive: true });
  const programs = await installPrograms(target, packageRoot);
  await removeOtherVersions(target, programs);
  expect(readdirSync(target)).toEqual(['18.4.0-beta.17']);
});

test('a platform without a package is told to use a server', () => {
  expect(() => packageOfThisPlatform('sunos', 'sparc')).toThrow(
    expect.objectContaining({ error: expect.objectContaining({ code: 'storage/no-programs' }) }),
  );
});
