import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'apps/cli/dist');
let folder: string;

type Manifest = { readonly name: string; readonly dependencies?: Readonly<Record<string, string>> };
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;

/** What the packages stand on, to the last, from this repository's own node_modules: nothing is fetched. */
function libraries(manifests: readonly Manifest[]): string[] {
  const found = new Set<string>();
  const visit = ({ dependencies = {} }: Manifest): void => {
    for (const name of Object.keys(dependencies)) {
      if (name.startsWith('@muster/') || found.has(name)) continue;
      found.add(name);
      visit(manifestOf(join(root, 'node_modules', name)));
    }
  };
  manifests.forEach(visit);
  return [...found];
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-published-'));
  execFileSync(process.execPath, ['apps/cli/src/publish/build-packages.ts'], { cwd: root, stdio: 'inherit' });
  const built = readdirSync(dist).map((name) => join(dist, name));
  const own = built.map((path) => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: path, encoding: 'utf8' }),
    ) as { filename: string }[];
    return [manifestOf(path).name, `file:${join(folder, packed?.filename ?? '')}`];
  });
  const theirs = libraries(built.map(manifestOf)).map((name) => [name, `file:${join(root, 'node_modules', name)}`]);
  const manifest = {
    name: 'somewhere',
    private: true,
    dependencies: Object.fromEntries([...own, ...theirs]),
    // Else npm asks the registry, or whatever its cache happens to hold, for what the packed packages name by version.
    overrides: Object.fromEntries(theirs.map(([name]) => [name, `$${name}`])),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--install-links'], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, npm_config_cache: join(folder, 'empty-cache') },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const muster = (...words: string[]) =>
  spawnSync(join(folder, 'node_modules/.bin/muster'), words, { cwd: folder, encoding: 'utf8' });

test('the packed command runs where nothing of this repository is, types stripped and all', () => {
  expect(muster('--version')).toMatchObject({ status: 0, stdout: '0.1.0\n', stderr: '' });
  expect(readdirSync(join(folder, 'node_modules/@muster')).toSorted()).toEqual([
    'api-client',
    'change-rules',
    'cli',
    'policy',
    'proofs',
    'scrubber',
  ]);
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
  expect(stderr).toMatch(/server's own code[^]*npm exec muster doctor/);
});
