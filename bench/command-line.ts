import { spawnSync } from 'node:child_process';
import { installPackedCommand } from '../e2e/stage/packed-command.ts';
import { fill } from './browser/fill.ts';
import { machine } from './machine.ts';
import { median } from './median.ts';
import { startMusterServer } from './muster-server.ts';

/*
 * The bar: the packed `muster`, installed as it would be published, responds in under 0.4 s (median of five, after one
 * run that compiles): its version, a noun's help, a page of incidents and one incident from a server, and shell
 * completions.
 *
 *   npm exec -c 'node bench/command-line.ts'
 */
const MOST_MS = 400;
const TIMES = 5;

const packed = installPackedCommand();
const muster = await startMusterServer();
try {
  const code = await fill(muster, 20);
  const env = {
    PATH: process.env['PATH'],
    HOME: packed.folder,
    MUSTER_URL: muster.url,
    MUSTER_TOKEN: muster.bearer,
  };
  const asked = [
    ['--version'],
    ['incident', '--help'],
    ['incident', 'list'],
    ['incident', 'show', code],
    ['completion', 'bash'],
  ];
  const rows = asked.map((words) => {
    const took = Array.from({ length: TIMES + 1 }, () => {
      const began = performance.now();
      const { status, stderr } = spawnSync(packed.program, words, { cwd: packed.folder, env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`muster ${words.join(' ')} ended with ${status}: ${stderr}`);
      return performance.now() - began;
    });
    return { command: words.join(' '), ms: Math.round(median(took.slice(1))) };
  });
  console.log(`\nmedian of ${TIMES}; ${machine()}`);
  console.table(rows);
  const isHeld = rows.every(({ ms }) => ms < MOST_MS);
  console.log(isHeld ? `bar held: each under ${MOST_MS} ms` : `bar NOT held: under ${MOST_MS} ms`);
  process.exitCode = isHeld ? 0 : 1;
} finally {
  await muster.stop();
  packed.remove();
}
