import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/*
 * Handwritten lines of code that are not blank, comment or import: server, web and CLI, without tests and generated
 * code, at each given commit. Also the number of files (packages included), and how many have fewer than 15 lines:
 * slivers that readers must piece together.
 *
 *   npm exec -c 'node lint/size.ts COMMIT...'     (HEAD by default)
 */
const root = join(import.meta.dirname, '..');
const PARTS = ['apps/server/src', 'apps/web/src', 'apps/cli/src'];
const FEW_LINES = 15;
const NO_CODE = /\.test\.tsx?$|\.generated\.ts$|\/testing\/|\/stories\/|\.d\.ts$/;

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });

const commits = process.argv.length > 2 ? process.argv.slice(2) : ['HEAD'];
const rows = commits.map((commit) => {
  const files = filesAt(commit);
  const counts = PARTS.map((part) =>
    [...files].reduce((sum, [path, text]) => sum + (path.startsWith(part) ? linesOf(text) : 0), 0),
  );
  return {
    commit,
    ...Object.fromEntries(PARTS.map((part, at) => [part, counts[at]])),
    all: counts.reduce((a, b) => a + b, 0),
    ...sliversOf(files),
  };
});
console.table(rows);
const [first, last] = [rows[0], rows.at(-1)];
if (first && last && first !== last)
  console.log(`${first.commit} to ${last.commit}: ${((100 * (last.all - first.all)) / first.all).toFixed(1)} %`);

/** Every file of ours at a commit, by path. One call to git: thousands would take minutes. */
function filesAt(commit: string): ReadonlyMap<string, string> {
  const files = new Map<string, string[]>();
  for (const line of git('grep', '-I', '--full-name', '-e', '', commit, '--', ...PARTS, 'packages').split('\n')) {
    const [, path = '', text = ''] = /^[^:]+:([^:]+):(.*)$/.exec(line) ?? [];
    if (!/\.tsx?$/.test(path) || NO_CODE.test(path)) continue;
    const lines = files.get(path);
    if (lines === undefined) files.set(path, [text]);
    else lines.push(text);
  }
  return new Map([...files].map(([path, lines]) => [path, lines.join('\n')]));
}

function sliversOf(files: ReadonlyMap<string, string>): Readonly<Record<string, number | string>> {
  const slivers = [...files.values()].filter((text) => text.split('\n').length < FEW_LINES).length;
  return { files: files.size, slivers, share: `${((100 * slivers) / files.size).toFixed(1)} %` };
}

/** Counts a file's meaningful lines. Relies on the formatter's layout: an import ends with its `from` line. */
function linesOf(text: string): number {
  let count = 0;
  let inside: 'comment' | 'import' | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (inside === 'comment') {
      if (line.endsWith('*/')) inside = undefined;
    } else if (inside === 'import') {
      if (/from '.*';?$/.test(line) || line.endsWith("';")) inside = undefined;
    } else if (line === '' || line.startsWith('//')) continue;
    else if (line.startsWith('/*')) {
      if (!line.endsWith('*/')) inside = 'comment';
    } else if (/^import\b(?!\()/.test(line)) {
      if (!/['"];?$|\};$/.test(line)) inside = 'import';
    } else count += 1;
  }
  return count;
}
