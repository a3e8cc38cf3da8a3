import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CODEOWNERS_PLACES, ownersOf, parseCodeowners, type Ownership } from '@muster/change-rules';
import type { Verb } from '../command-line/verb.ts';
import { failed, wrongUsage } from '../failures/failure.ts';
import { clean } from '../output/clean.ts';

/** `muster owners`: who must review a change to these paths, by GitHub's rules (GOV 5.1.2, 5.2.1). Offline. */
export const owners: Verb = {
  usage: 'owners <path...>',
  summary: 'who owns these paths according to CODEOWNERS; paths are relative to the repository root',
  options: [
    { flags: '--codeowners <file>', what: 'the file to read instead of the one GitHub would use' },
    { flags: '--explain', what: 'show the line that decided' },
  ],
  examples: ['muster owners apps/server/src/app/main.ts', 'git diff --name-only main | xargs muster owners --explain'],
  async run({ words: paths, options, shell, aside }) {
    const place = options.text('codeowners') ?? placeNear(shell.folder);
    const file = parseCodeowners(read(resolve(shell.folder, place)));
    if (file.problems.length > 0)
      await aside(() =>
        file.problems
          .map(({ line, problem }) => `${clean(place)}:${line}: skipped, as GitHub does: ${clean(problem)}\n`)
          .join(''),
      );
    const told = paths.map((path) => ({ path, ...ownersOf(file, path) }));
    const isExplained = options.flag('explain');
    return {
      json: told.map(({ path, owners: names, rule }) => ({
        path,
        owners: names,
        ...(isExplained ? { decidedBy: rule === undefined ? null : { line: rule.line, pattern: rule.pattern } } : {}),
      })),
      words: () =>
        told
          .map(
            (one) => `${shown(one.path)}\t${clean(one.owners.join(' '))}${isExplained ? `\t${why(one, place)}` : ''}\n`,
          )
          .join(''),
    };
  },
};

function why({ owners: names, rule }: Ownership, place: string): string {
  if (rule === undefined) return 'no matching line';
  const told = `${clean(place)}:${rule.line} ${clean(rule.pattern)}`;
  return names.length === 0 ? `${told} (clears ownership)` : told;
}

/** Keeps the path, including blanks, but replaces anything that moves the cursor or ends the line. */
const shown = (path: string): string => path.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');

/** The CODEOWNERS file that GitHub would use in the current repository. */
function placeNear(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const found = CODEOWNERS_PLACES.map((place) => join(at, place)).find((path) => existsSync(path));
    if (found !== undefined) return relative(folder, found);
    if (existsSync(join(at, '.git')) || dirname(at) === at) break;
  }
  throw failed('cli/no-codeowners', 'There is no CODEOWNERS file here.', {
    why: `GitHub uses the first of ${CODEOWNERS_PLACES.join(', ')}.`,
    next: 'muster owners --codeowners FILE PATH',
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw wrongUsage(`${clean(path)} cannot be read.`, 'muster owners --codeowners .github/CODEOWNERS PATH');
  }
}
