import { resolve } from 'node:path';
import { judgeChange, type Requirement } from '@muster/change-rules';
import type { Answer, Asked } from '../../command-line/verb.ts';
import { failed } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';
import { readPolicyFolder } from '../../policy/read-policy-folder.ts';
import { noEvidence, readEvidence } from './evidence.ts';
import { readGates } from './gates.ts';
import { openGit } from './git.ts';
import { readChange } from './read-change.ts';

/** `muster change check`. Loaded on demand, since reading policies is slow. */
export async function runCheck({ options, shell }: Asked): Promise<Answer> {
  const { folder, parsed } = readPolicyFolder(options.text('policy'), shell.folder);
  if (!parsed.ok)
    throw failed('cli/policy-unread', 'The policy has problems, so nothing can be checked against it.', {
      next: `muster policy check ${folder}`,
    });
  const policy = parsed.value;
  const given = options.text('reviews');
  const evidence = given === undefined ? noEvidence : readEvidence(resolve(shell.folder, given), given);
  const gates = readGates(options.list('gate'), shell.folder);
  const { base, change, owners } = readChange(
    openGit(shell.folder),
    {
      base: options.text('base'),
      head: options.text('head') ?? 'HEAD',
      versionField: policy.changes.runbooksAndDiagrams.versionBump.field,
    },
    evidence,
  );
  const checks =
    gates.length === 0
      ? change.checks
      : [...(change.checks ?? []), ...gates.map((gate) => ({ ...gate, commit: change.head }))];
  const { groups, requirements } = judgeChange(policy, owners, { ...change, checks });
  const isMissing = requirements.some(({ state }) => state === 'missing');
  // Passing evidence asks for a verdict, so a requirement it does not show counts as unmet.
  const isUnshown = given !== undefined && requirements.some(({ state }) => state === 'not-evidenced');
  const isAllowed = !isMissing && !isUnshown;
  return {
    json: {
      ok: isAllowed,
      base,
      head: change.head,
      files: change.files.length,
      groups,
      requirements,
      skipped: owners.problems,
    },
    words: () => words(change.files.length, groups, requirements, isAllowed),
    isFailure: !isAllowed,
  };
}

const STATE = {
  met: 'met          ',
  missing: 'MISSING      ',
  'not-evidenced': 'not evidenced',
  later: 'later        ',
} as const;

function words(
  files: number,
  groups: readonly string[],
  requirements: readonly Requirement[],
  isAllowed: boolean,
): string {
  if (groups.length === 0) return `${files} changed files. The policy requires nothing for them.\n`;
  const lines = requirements.map(
    ({ clause, what, state, why }) =>
      `${STATE[state]}  ${clause.padEnd(5)}  ${clean(what)}\n${why.map((one) => `${' '.repeat(22)}${clean(one)}\n`).join('')}`,
  );
  const end = isAllowed ? 'Nothing that was checked is missing.' : 'It must not be merged yet.';
  return `${files} changed files: ${groups.join(', ')}\n\n${lines.join('')}\n${end}\n`;
}
