import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const loaded = { status: 'passed', assertionResults: [{}] };
const unloaded = { status: 'failed', assertionResults: [] };
const report = (numPassedTests: number, numFailedTests: number, testResults = [loaded]) => ({
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
  const folder = mkdtempSync(join(tmpdir(), 'muster-count-'));
  try {
    for (const [step, content] of Object.entries(reports))
      writeFileSync(join(folder, `${step}.json`), JSON.stringify(content));
    if (broken.length > 0) writeFileSync(join(folder, 'broken'), `${broken.join('\n')}\n`);
    const said = execFileSync(process.execPath, [join(import.meta.dirname, '../.ci/count.mjs'), folder], {
      encoding: 'utf8',
    });
    expect(said.trimEnd().split('\n').at(-1)).toBe(line);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
