import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runMuster } from '../../run-muster.ts';
import { testShell } from '../../testing/test-shell.ts';

const released = fileURLToPath(new URL('../../../../../policy/GOV-001/2.0.0+r1/', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-policy-'));
  cpSync(released, join(folder, 'policy', 'GOV-001', '2.0.0+r1'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = async (...more: string[]) => {
  const shell = testShell({ folder, now: () => new Date('2026-06-01T00:00:00Z') });
  const code = await runMuster(['policy', 'check', ...more], shell);
  return { code, ...shell.printed() };
};

test('a valid policy passes, and its findings and rulings are told', async () => {
  const { code, out } = await check();
  expect(code).toBe(0);
  expect(out).toContain('✓ GOV-001 2.0.0, readings r1 in policy/GOV-001/2.0.0+r1');
  expect(out).toMatch(/! 2\.2 +Execute runbook: no role is accountable; ML Platform SRE carries it\s+\[R2\]/);
  expect(out).toMatch(/How it is interpreted:[^]*\n {2}R2 /);
  const { findings, rulings } = JSON.parse((await check('--json')).out) as { findings: unknown[]; rulings: unknown[] };
  expect(findings).toContainEqual(expect.objectContaining({ clause: '2.9', weight: 'warning', ruling: 'R2' }));
  expect(rulings).toContainEqual(expect.objectContaining({ id: 'R37', clauses: ['6.6'] }));
});

test('a policy that was damaged fails, and each problem names file, line and clause', async () => {
  const file = join(folder, 'policy', 'GOV-001', '2.0.0+r1', 'triage.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace("clause: '9.4'", "clause: '9.9'"));
  const { code, out } = await check('policy/GOV-001/2.0.0+r1');
  expect(code).toBe(1);
  expect(out).toMatch(/✗ policy\/GOV-001\/2\.0\.0\+r1\/triage\.yaml:14:\d+/);
  expect(JSON.parse((await check('--json')).out)).toMatchObject({
    ok: false,
    problems: [{ file: 'triage.yaml', line: 14, code: 'unknown-clause' }],
  });
});

test('an overdue review is told', async () => {
  const shell = testShell({ folder, now: () => new Date('2026-08-24T00:00:00Z') });
  expect(await runMuster(['policy', 'check'], shell)).toBe(0);
  expect(shell.printed().out).toContain('! its review was due on 2026-08-23 (0.1)');
});

test('a folder that is none is wrong usage', async () => {
  expect(await check('nowhere')).toMatchObject({ code: 2, out: '' });
});
