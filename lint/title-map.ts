import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Where each test of an old commit went: the same title, one given by a person (moved-titles.json: the new title, or
 * why it is gone), or the most similar one of a later commit. Tests without one are listed for a person to judge; so
 * are titles in the list that the later commit lacks.
 *
 *   npm exec -c 'node lint/title-map.ts OLD-COMMIT [NEW-COMMIT]'
 */
const root = join(import.meta.dirname, '..');
const [old = '', later = 'HEAD'] = process.argv.slice(2);
/** The least share of words that two similar titles have in common. */
const ALIKE = 0.5;

type Title = { readonly path: string; readonly text: string; readonly words: ReadonlySet<string> };

/** Entered by hand: what similarity does not find. */
const moved = JSON.parse(readFileSync(join(import.meta.dirname, 'moved-titles.json'), 'utf8')) as Readonly<
  Record<string, string | { readonly gone: string }>
>;

const [before, after] = [titlesAt(old), titlesAt(later)];
const same = new Map(after.map((title) => [title.text, title]));
const left = before.filter(({ text }) => !same.has(text));
let renamed = 0;
let judged = 0;
const gone: Title[] = [];
for (const title of left) {
  const said = moved[title.text];
  if (said !== undefined && (typeof said !== 'string' || same.has(said))) {
    judged += 1;
    console.log(`${title.path}\n  - ${title.text}\n  ${typeof said === 'string' ? `+ ${said}` : `gone: ${said.gone}`}`);
    continue;
  }
  const [best] = after
    .map((other) => ({ other, score: alike(title, other) }))
    .toSorted((one, two) => two.score - one.score);
  if (best && best.score >= ALIKE) {
    renamed += 1;
    console.log(
      `${title.path}\n  - ${title.text}\n  + ${best.other.text}  (${best.other.path}, ${best.score.toFixed(2)})`,
    );
  } else gone.push(title);
}
console.log(
  `\n${before.length} titles: ${before.length - left.length} the same, ${renamed} renamed, ${judged} judged by a person, ${gone.length} without a like:`,
);
for (const { path, text } of gone) console.log(`  ${path}: ${text}`);

function titlesAt(commit: string): Title[] {
  const found = git(
    'grep',
    '-nE',
    String.raw`\b(test|it)(\.each\(.*\))?\(\s*['"\x60]|^\s+['"\x60].*['"\x60],$`,
    commit,
    '--',
    '*.test.ts',
    '*.test.tsx',
    '*.e2e.ts',
  );
  return found.split('\n').flatMap((line) => {
    const [, path = '', text] = /^[^:]+:([^:]+):\d+:\s*(?:test|it)[^'"`]*['"`](.*?)['"`],/.exec(line) ?? [];
    return text === undefined || text === '' ? [] : [{ path, text, words: wordsOf(text) }];
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\d.]+/u)
      .filter((word) => word.length > 2),
  );
}

function alike({ words, path }: Title, other: Title): number {
  const shared = [...words].filter((word) => other.words.has(word)).length;
  const score = shared / Math.max(1, words.size + other.words.size - shared);
  return path === other.path ? score + 0.2 : score;
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
}
