import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMuster } from '../run-muster.ts';
import { testShell } from '../testing/test-shell.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-owners-'));
  mkdirSync(join(folder, '.github'));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'apps/web'), { recursive: true });
  writeFileSync(
    join(folder, '.github/CODEOWNERS'),
    '* @acme/all\n/apps/ @acme/web ops@acme.example\n!x @a\n/apps/gen/\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function owners(words: readonly string[], at = folder) {
  const shell = testShell({ folder: at });
  const code = await runMuster(['owners', ...words], shell);
  return { code, ...shell.printed() };
}

test('a line a path, its owners after a tab, nothing after it where nobody owns it [GOV 5.1.2, 5.2.1]', async () => {
  const { code, out, err } = await owners(['README.md', 'apps/a.ts', 'apps/gen/b.ts']);
  expect(code).toBe(0);
  expect(out).toBe('README.md\t@acme/all\napps/a.ts\t@acme/web ops@acme.example\napps/gen/b.ts\t\n');
  expect(err).toBe('.github/CODEOWNERS:3: skipped, as GitHub does: a pattern cannot be negated with "!"\n');
});

test('the file is found from a folder within the repository, and paths still count from its root', async () => {
  const { out } = await owners(['apps/a.ts'], join(folder, 'apps/web'));
  expect(out).toBe('apps/a.ts\t@acme/web ops@acme.example\n');
});

test('--explain names the line that decided, and where it clears or none is there [GOV 5.1.2]', async () => {
  writeFileSync(join(folder, 'own'), '/apps/ @acme/web\n/apps/gen/\n');
  const { out } = await owners(['--codeowners', 'own', '--explain', 'apps/a', 'apps/gen/b', 'x']);
  expect(out).toBe(
    'apps/a\t@acme/web\town:1 /apps/\napps/gen/b\t\town:2 /apps/gen/ (clears ownership)\nx\t\tno matching line\n',
  );
});

test('a program reads the same as JSON', async () => {
  const { out } = await owners(['apps/a', '--explain', '--json']);
  expect(JSON.parse(out)).toEqual([
    { path: 'apps/a', owners: ['@acme/web', 'ops@acme.example'], decidedBy: { line: 2, pattern: '/apps/' } },
  ]);
});

test('a file that is not there is named, and where GitHub looks', async () => {
  expect(await owners(['--codeowners', 'nowhere', 'a'])).toMatchObject({ code: 2, out: '' });
  const bare = mkdtempSync(join(tmpdir(), 'muster-owners-'));
  const { code, out, err } = await owners(['a'], bare);
  rmSync(bare, { recursive: true });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('.github/CODEOWNERS');
});
