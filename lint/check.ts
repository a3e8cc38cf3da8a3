import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// One checker per project: several would infer the same schemas separately and take twice the time on two cores.
// Results are cached until a dependency changes.
const types = (project: string): string[] => [
  'node',
  'node_modules/typescript-7/bin/tsc',
  '--checkers',
  '1',
  '--incremental',
  '--tsBuildInfoFile',
  `node_modules/.cache/check/${project.replaceAll('/', '-')}.tsbuildinfo`,
  '-p',
  project,
];

/**
 * `npm run check`: everything that can be checked without running the product. The steps share the cores and are
 * reported in this order; one can be run by name: `npm run check -- walls`.
 */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  types: types('tsconfig.json'),
  'pure-types': types('tsconfig.pure.json'),
  'web-types': types('apps/web/tsconfig.json'),
  lint: ['oxlint'],
  format: ['oxfmt', '--check'],
  walls: ['node', 'lint/check-walls.ts'],
  sentences: ['node', 'lint/sentences.ts', '--check'],
  map: ['node', 'lint/map.ts', '--check'],
  'client-types': ['node', 'packages/api-client/src/check-paths.ts'],
  'dead-code': ['knip', '--no-progress'],
};

const root = join(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0)
  throw new RangeError(`no such step: ${unknown.join(', ')} (there are ${Object.keys(STEPS).join(', ')})`);

const began = performance.now();
const steps = Object.entries(STEPS)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, command]) => ({ name, command, done: Promise.withResolvers<Outcome>() }));

const waiting = [...steps];
for (let core = 0; core < availableParallelism(); core += 1) void work();

let failures = 0;
for (const { name, done } of steps) {
  const { ok, seconds, output } = await done.promise;
  console.log(`${ok ? 'ok   ' : 'FAILS'}  ${name.padEnd(12)} ${seconds.toFixed(1)} s`);
  if (ok) continue;
  failures += 1;
  console.log(output.trimEnd().replaceAll(/^/gm, '       '));
}
console.log(`${steps.length - failures} of ${steps.length} hold, ${secondsSince(began).toFixed(1)} s`);
process.exitCode = failures === 0 ? 0 : 1;

interface Outcome {
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) step.done.resolve(await run(step.command));
}

/** Runs a program of this repository. `npm run` has put its own Node and tools first on the PATH. */
function run([program = '', ...args]: readonly string[]): Promise<Outcome> {
  const start = performance.now();
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  // The steps share the cores, so those written in Go get one each.
  const env = { ...process.env, GOMAXPROCS: '1' };
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => resolve({ ok: false, seconds: secondsSince(start), output: error.message }));
  child.on('close', (code) => resolve({ ok: code === 0, seconds: secondsSince(start), output }));
  return promise;
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
