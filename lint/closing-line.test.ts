import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const loaded = { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] };
const unloaded = { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
const failing = {
  name: 'c.test.ts',
  status: 'failed',
  assertionResults: [
    { status: 'failed', fullName: 'a sum is right', failureMessages: ['expected 3 to be 4\n at c.test.ts:2'] },
  ],
};
const report = (numPassedTests: number, numFailedTests: number, testResults: object[] = [loaded]) => ({
  numPassedTests,
  numFailedTests,
  testResults,
});

test.each([
  ['adds up the reports of all steps', { test: report(40, 0), 'test:e2e': report(2, 0) }, [], '42 passed, 0 failed'],
  ['counts failed tests', { test: report(40, 3) }, ['test'], '40 passed, 3 failed'],
  ['counts a file that did not load', { test: report(40, 0, [loaded, unloaded]) }, ['test'], '40 passed, 1 failed'],
  ['counts a step that broke without a failed test', { test: report(40, 0) }, ['test', 'check'], '40 passed, 2 failed'],
  ['counts a break before any test', {}, ['set-up'], '0 passed, 1 failed'],
])('the closing line of CI %s', (_, reports, broken, line) => {
  expect(count(reports, broken).at(-1)).toBe(line);
});

test('before the closing line stands what failed and why, since of a long log only the end may be kept', () => {
  const said = count({ 'test:deep': report(1, 1, [loaded, failing, unloaded]) }, ['test:deep']);
  expect(said).toEqual([
    'failed in test:deep: c.test.ts > a sum is right',
    '    expected 3 to be 4',
    '     at c.test.ts:2',
    'failed in test:deep: b.test.ts > did not load',
    '    no such module',
    'broken: test:deep',
    '1 passed, 2 failed',
  ]);
});

/** The last lines printed by `.ci/count.mjs`. */
function count(reports: object, broken: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-count-'));
  try {
    for (const [step, content] of Object.entries(reports))
      writeFileSync(join(folder, `${step}.json`), JSON.stringify(content));
    if (broken.length > 0) writeFileSync(join(folder, 'broken'), `${broken.join('\n')}\n`);
    const script = join(import.meta.dirname, '../.ci/count.mjs');
    return execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }).trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
