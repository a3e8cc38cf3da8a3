import { existsSync, readFileSync } from 'node:fs';
import { readGate } from '@muster/change-rules';

/** Says how a gate ended, as Muster reads it (R33): `node ci_cd/gates/read-report.ts <report>`. Only "passed" ends with 0. */
const [, , path = ''] = process.argv;
const result = readGate(existsSync(path) ? readFileSync(path, 'utf8') : '');
const lines = {
  passed: () => [`passed, by ${result.state === 'passed' ? result.by : ''}`],
  failed: () => ['failed', ...(result.state === 'failed' ? result.findings : [])],
  'not-run': () => [`not run: ${result.state === 'not-run' ? result.why : ''}`],
}[result.state]();
process.stdout.write(`${path}: ${lines.join('\n  ')}\n`);
process.exitCode = result.state === 'passed' ? 0 : 1;
