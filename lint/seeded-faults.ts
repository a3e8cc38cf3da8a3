import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/*
 * Injects faults one at a time, by seed, to see whether a nearby test fails. Only lines that also exist in an old
 * commit are changed, so that it tests what that commit did. A file is restored after each.
 *
 *   npm exec -c 'node lint/seeded-faults.ts OLD-COMMIT --seed 1 --count 60'      some hours
 *   ... --from 12 --take 6       the faults 12 to 17 of the sixty
 *   ... --list                   only names them
 */
const root = join(import.meta.dirname, '..');
const [old = ''] = process.argv.slice(2);
const [seed, count] = [numberOf('--seed', 1), numberOf('--count', 60)];
const [from, take] = [numberOf('--from', 0), numberOf('--take', count)];
const PATIENCE_MS = 20 * 60_000;
/** Files currently in the tree. */
const now = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');

type Fault = { readonly path: string; readonly line: number; readonly before: string; readonly after: string };

/** Typical slips: a bound, a condition, a return value. Types have no spaces around their brackets. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/ === /, ' !== '],
  [/ !== /, ' === '],
  [/ < /, ' >= '],
  [/ > /, ' <= '],
  [/ <= /, ' < '],
  [/ >= /, ' > '],
  [/ && /, ' || '],
  [/\breturn true\b/, 'return false'],
  [/\breturn false\b/, 'return true'],
  [/\.some\(/, '.every('],
  [/\.every\(/, '.some('],
  [/ \+ 1\b/, ' - 1'],
  [/ for no key update/, ''],
];

const faults = chosen(faultsIn(old)).slice(from, from + take);
const rows = faults.map((fault, index) => {
  const where = `${fault.path}:${fault.line}`;
  console.log(`\n${from + index}  ${where}\n  - ${fault.before.trim()}\n  + ${fault.after.trim()}`);
  const caughtBy = process.argv.includes('--list') ? 'not tried' : tried(fault);
  console.log(`  ${caughtBy ?? 'NOT CAUGHT'}`);
  return { where, caughtBy: caughtBy ?? 'NOT CAUGHT' };
});
console.table(rows);
const missed = rows.filter(({ caughtBy }) => caughtBy === 'NOT CAUGHT').length;
console.log(`${rows.length - missed} of ${rows.length} caught`);
process.exitCode = missed === 0 ? 0 : 1;

/**
 * @returns the first test filter with a failure (the file's own tests, its area's, then those over all areas);
 * undefined if none
 */
function tried({ path, line, after }: Fault): string | undefined {
  const file = join(root, path);
  const whole = readFileSync(file, 'utf8');
  const lines = whole.split('\n');
  lines[line - 1] = after;
  const restore = (): void => writeFileSync(file, whole);
  process.once('exit', restore);
  try {
    writeFileSync(file, lines.join('\n'));
    return nearest(path).find((tests) => {
      const { status, signal } = spawnSync('vitest', ['run', ...tests.split(' '), '--bail=1', '--reporter=dot'], {
        cwd: root,
        stdio: 'ignore',
        timeout: PATIENCE_MS,
      });
      // A hang counts as caught too: the suite has its own time limits.
      return status !== 0 || signal !== null;
    });
  } finally {
    restore();
    process.removeListener('exit', restore);
  }
}

function nearest(path: string): readonly string[] {
  const room = /^(?:apps\/server\/src\/(?:areas|platform)\/[^/]+|apps\/cli\/src\/[^/]+|packages\/[^/]+)/.exec(
    path,
  )?.[0];
  const own = `${dirname(path)}/${basename(path).replace(/\.tsx?$/, '')}.`;
  const all = path.startsWith('apps/server/') ? ['app/every-command app/tamper-walk app/every-list'] : ['apps/cli/'];
  return [...(hasTests(own) ? [own] : []), ...(room !== undefined && hasTests(room) ? [room] : []), ...all];
}

function hasTests(prefix: string): boolean {
  return now.some((path) => path.startsWith(prefix) && /\.test\.tsx?$/.test(path));
}

function faultsIn(commit: string): Fault[] {
  const before = new Set(filesAt(commit));
  return now
    .filter((path) => before.has(path) && isProduct(path))
    .flatMap((path) => {
      const then = new Set(git('show', `${commit}:${path}`).split('\n'));
      return readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((text, index) => {
          const slip = SLIPS.find(([pattern]) => pattern.test(text));
          if (!slip || !then.has(text) || /^\s*(?:\*|\/\/|\/\*|import|export type|type)/.test(text)) return [];
          return [{ path, line: index + 1, before: text, after: text.replace(...slip) }];
        });
    });
}

/** At most one fault per file, so that sixty faults are in sixty places. */
function chosen(all: readonly Fault[]): Fault[] {
  const next = random(seed);
  const picked = new Map<string, Fault>();
  const pool = [...all];
  while (picked.size < count && pool.length > 0) {
    const [fault] = pool.splice(Math.floor(next() * pool.length), 1);
    if (fault && !picked.has(fault.path)) picked.set(fault.path, fault);
  }
  return [...picked.values()];
}

function isProduct(path: string): boolean {
  return (
    /^(?:apps\/(?:server|cli)|packages\/[^/]+)\/src\/.*\.ts$/.test(path) &&
    !/\.test\.|\.generated\.|\/testing\//.test(path)
  );
}

function filesAt(commit: string): string[] {
  return git('ls-tree', '-r', '--name-only', commit).split('\n');
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
}

/** mulberry32 */
function random(begin: number): () => number {
  let state = begin;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function numberOf(flag: string, usual: number): number {
  const at = process.argv.indexOf(flag);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}
