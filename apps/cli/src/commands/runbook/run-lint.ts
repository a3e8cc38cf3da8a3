import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { lintLibrary, problemLine, readAlertRules, type LibraryFile } from '@muster/change-rules';
import type { Answer, Asked } from '../../command-line/verb.ts';
import { failed, wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';
import { readPolicyFolder } from '../../policy/read-policy-folder.ts';

/** `muster runbook lint`. Loaded on demand, since reading policies is slow. */
export async function runLint({ words: [given = '.'], options, shell }: Asked): Promise<Answer> {
  const folder = resolve(shell.folder, given);
  if (statSync(join(folder, 'runbooks'), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw wrongUsage(`${given} has no runbooks folder.`, 'muster runbook lint <folder that holds runbooks/>');
  const { folder: policyFolder, parsed } = readPolicyFolder(options.text('policy'), shell.folder);
  if (!parsed.ok)
    throw failed('cli/policy-unread', 'The policy has problems, so nothing can be checked against it.', {
      next: `muster policy check ${policyFolder}`,
    });
  const named = options.list('rules').map((path) => resolve(shell.folder, path));
  const rules = (named.length > 0 ? named : ruleFilesIn(folder)).map((path) => {
    if (!existsSync(path))
      throw wrongUsage(`${relative(shell.folder, path)} is not a file.`, 'muster runbook lint --help');
    return readAlertRules(relative(folder, path), readFileSync(path, 'utf8'));
  });
  const linted = lintLibrary({
    runbooks: filesBelow(folder, 'runbooks', '.md').filter(({ path }) => basename(path) !== 'README.md'),
    diagrams: filesBelow(folder, 'diagrams', '.mmd'),
    rules: rules.flatMap((each) => each.rules),
    policy: parsed.value,
    today: shell.now().toISOString().slice(0, 'yyyy-mm-dd'.length),
  });
  const problems = [...rules.flatMap((each) => each.problems), ...linted.problems];
  const count = `${linted.runbooks.length} runbooks, ${rules.flatMap((each) => each.rules).length} alert rules`;
  return {
    json: {
      ok: problems.length === 0,
      runbooks: linted.runbooks.map(({ id, version }) => ({ id, version })),
      problems,
    },
    words: () =>
      `${problems.map((each) => `${clean(problemLine(each))}\n`).join('')}${count}: ${problems.length === 0 ? 'no problems' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`}.\n`,
    isFailure: problems.length > 0,
  };
}

const LONGEST_FILE = 1024 * 1024;

function filesBelow(folder: string, name: string, ending: string): readonly LibraryFile[] {
  const start = join(folder, name);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && statSync(join(start, path)).isFile())
    .toSorted()
    .map((path) => ({
      path: join(name, path),
      // A file far beyond the limit is rejected by its size without being read.
      text:
        statSync(join(start, path)).size > LONGEST_FILE
          ? ' '.repeat(LONGEST_FILE)
          : readFileSync(join(start, path), 'utf8'),
    }));
}

const ruleFilesIn = (folder: string): readonly string[] =>
  ['deploy', 'monitoring'].flatMap((name) =>
    existsSync(join(folder, name))
      ? readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
          .filter((path) => /\.rules\.ya?ml$/.test(path))
          .map((path) => join(folder, name, path))
      : [],
  );
