import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMuster } from '../../run-muster.ts';
import { testShell } from '../../testing/test-shell.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-runbooks-'));
  for (const name of ['runbooks', 'diagrams', 'deploy/prometheus', 'policy'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function lint(...words: string[]) {
  const shell = testShell({ folder, now: () => new Date('2026-12-01T12:00:00Z') });
  const code = await runMuster(['runbook', 'lint', ...words], shell);
  return { code, ...shell.printed() };
}

test('what ships is in order, and the command ends with 0 [GOV 7.10]', async () => {
  const { code, out } = await lint();
  expect(out).toContain('15 runbooks, ');
  expect({ code, out: out.split('\n').filter((line) => line.includes('[')) }).toEqual({
    code: 0,
    out: [],
  });
});

test('a mistake is told with file and line, on the page and as JSON, and the command ends with 1 [GOV 5.1.4, 7.14]', async () => {
  const path = join(folder, 'runbooks/llm_cost_spike.md');
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace('version: 1.0.0', 'version: newest'));
  const { code, out } = await lint();
  expect(code).toBe(1);
  expect(out).toContain('runbooks/llm_cost_spike.md:4 [value] version must be a semantic version');
  expect(JSON.parse((await lint('--json')).out)).toMatchObject({ ok: false });
  writeFileSync(path, before);
});

test('rules that are named are judged instead, and a file that is none is told', async () => {
  writeFileSync(
    join(folder, 'own.yml'),
    'groups:\n  - name: own\n    rules:\n      - alert: DiskFull\n        expr: disk > 1\n',
  );
  const { code, out } = await lint('--rules', 'own.yml');
  expect(code).toBe(1);
  expect(out).toContain('own.yml:4 [no-runbook] the alert DiskFull has no runbook');
  expect(out).toContain('[no-rule] no alert rule is called APIOutage');
  expect((await lint('--rules', 'gone.yml')).code).toBe(2);
  expect((await lint('deploy')).code).toBe(2);
});
