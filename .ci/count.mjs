// Adds up vitest's JSON reports into the last line of `.ci/run`, after the names of what failed, since only the end of
// a long log may be kept. Plain JavaScript: it must run on the host's Node even if the install failed.
// Usage: node .ci/count.mjs <folder with <step>.json and broken>
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const linesOfReason = 12;

const [folder] = process.argv.slice(2);

/** Prints a failure for the end of a log: where it is, and the first lines of the reason. */
function show(step, file, title, reason) {
  const why = (reason ?? '').split('\n').slice(0, linesOfReason);
  console.log([`failed in ${step}: ${relative('.', file)} > ${title}`, ...why].join('\n    '));
}

let passed = 0;
const failedIn = new Map();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const step = file.slice(0, -'.json'.length);
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  for (const one of report.testResults)
    for (const each of one.assertionResults.filter(({ status }) => status === 'failed'))
      show(step, one.name, each.fullName, each.failureMessages[0]);
  // A file that failed to load has no tests to count.
  const unloaded = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  for (const one of unloaded) show(step, one.name, 'did not load', one.message);
  passed += report.numPassedTests;
  failedIn.set(step, report.numFailedTests + unloaded.length);
}

// A step that broke without a failed test (a type error, a crash, a timeout) counts as one failure, so that "0 failed"
// means everything passed.
const broken = existsSync(join(folder, 'broken'))
  ? readFileSync(join(folder, 'broken'), 'utf8').split('\n').filter(Boolean)
  : [];
for (const step of broken) failedIn.set(step, Math.max(1, failedIn.get(step) ?? 0));

const failed = [...failedIn.values()].reduce((sum, one) => sum + one, 0);
if (failed > 0)
  console.log(
    `broken: ${[...failedIn]
      .filter(([, count]) => count > 0)
      .map(([step]) => step)
      .join(', ')}`,
  );
console.log(`${passed} passed, ${failed} failed`);
