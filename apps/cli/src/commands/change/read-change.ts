import {
  CODEOWNERS_PLACES,
  frontMatterField,
  parseCodeowners,
  type Change,
  type ChangedFile,
  type Codeowners,
  type Commit,
} from '@muster/change-rules';
import { failed } from '../../failures/failure.ts';
import type { Evidence } from './evidence.ts';
import type { Git } from './git.ts';

export type ReadChange = {
  readonly base: string;
  readonly change: Change;
  readonly owners: Codeowners;
};

/** The change between a branch and a commit, from the repository plus what the forge adds. */
export function readChange(
  git: Git,
  asked: { readonly base: string | undefined; readonly head: string; readonly versionField: string },
  evidence: Evidence,
): ReadChange {
  const head = git.commitOf(asked.head);
  const branch = git.commitOf(asked.base ?? defaultBranch(git));
  const base = mergeBase(git, branch, head);
  const reviewed = [...new Set((evidence.reviews ?? []).map(({ commit }) => commit))];
  return {
    base,
    owners: ownersAt(git, branch),
    change: {
      author: evidence.author,
      isAuthorBot: evidence.author !== undefined && isBot(evidence.author, evidence),
      description: evidence.description,
      head,
      sameAsHead: sameChanges(git, branch, head, reviewed),
      files: filesOf(git, base, head, asked.versionField),
      commits: commitsOf(git, base, head, evidence),
      reviews: evidence.reviews?.map((review) => ({
        ...review,
        isBot: review.isBot === true || isBot(review.reviewer, evidence),
      })),
      teams: evidence.teams,
      checks: evidence.checks,
    },
  };
}

function defaultBranch(git: Git): string {
  const found = ['origin/HEAD', 'main', 'master'].find(
    (ref) => git.tryAsk(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]) !== undefined,
  );
  if (found === undefined)
    throw failed('cli/no-base', 'The target branch could not be determined.', {
      next: 'muster change check --base origin/main',
    });
  return found;
}

function mergeBase(git: Git, branch: string, head: string): string {
  const found = git.tryAsk(['merge-base', branch, head]);
  if (found === undefined)
    throw failed(
      'cli/no-base',
      'The branch and the commit have no common ancestor, so the change cannot be determined.',
      {
        why: 'A shallow clone may not contain it.',
        next: 'git fetch --unshallow',
      },
    );
  return found.trim();
}

/** CODEOWNERS of the target branch: a change cannot choose its own reviewers. */
function ownersAt(git: Git, branch: string): Codeowners {
  for (const place of CODEOWNERS_PLACES) {
    const text = git.tryAsk(['show', `${branch}:${place}`]);
    if (text !== undefined) return parseCodeowners(text);
  }
  return { rules: [], problems: [] };
}

function filesOf(git: Git, base: string, head: string, field: string): readonly ChangedFile[] {
  const words = git.ask(['diff', '--name-status', '-z', '-M', base, head, '--']).split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < words.length;) {
    const status = words[at] ?? '';
    const isMoved = /^[RC]/.test(status);
    const before = words[at + 1] ?? '';
    const path = isMoved ? (words[at + 2] ?? '') : before;
    at += isMoved ? 3 : 2;
    files.push({
      path,
      ...(isMoved ? { previousPath: before } : {}),
      ...(status === 'D' ? { isRemoved: true } : {}),
      ...(path.endsWith('.md')
        ? { version: { before: versionAt(git, base, before, field), after: versionAt(git, head, path, field) } }
        : {}),
    });
  }
  return files;
}

function versionAt(git: Git, commit: string, path: string, field: string): string | undefined {
  const text = git.tryAsk(['show', `${commit}:${path}`]);
  return text === undefined ? undefined : frontMatterField(text, field);
}

const FORMAT = '%H%x1f%ae%x1f%ce%x1f%(trailers:key=Co-authored-by,valueonly,separator=%x1e)';
/** The forge as committer of edits made in the browser. */
const FORGE = 'noreply@github.com';

function commitsOf(git: Git, base: string, head: string, evidence: Evidence): readonly Commit[] {
  const lines = git.ask(['log', '-z', `--format=${FORMAT}`, `${base}..${head}`, '--']).split('\0');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', author = '', committer = '', together = ''] = line.split('\u001F');
      const mails = [author, committer, ...together.split('\u001E').map((who) => /<([^<>]+)>/.exec(who)?.[1] ?? who)]
        .map((mail) => mail.trim().toLowerCase())
        .filter((mail) => mail !== '' && mail !== FORGE);
      const linked = [...new Set(mails)].map((mail) => ({ mail, login: loginOf(mail, evidence) }));
      const people = linked.flatMap(({ login }) => login ?? []);
      return {
        id,
        people,
        unlinked: linked.flatMap(({ mail, login }) => (login === undefined ? [mail] : [])),
        isByBot: people.some((login) => isBot(login, evidence)),
      };
    });
}

/** GitHub's noreply addresses name their account; others are mapped in `people` by whoever provides the evidence. */
const loginOf = (mail: string, { people }: Evidence): string | undefined =>
  people.get(mail) ?? /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(mail)?.[1];

const isBot = (login: string, { bots }: Evidence): boolean =>
  login.endsWith('[bot]') || bots.some((bot) => bot.toLowerCase() === login.toLowerCase());

/** Which of these commits make the same change to the branch as the head, by patch id. */
function sameChanges(git: Git, branch: string, head: string, commits: readonly string[]): readonly string[] {
  const others = commits.filter((commit) => commit !== head && /^[0-9a-f]{40,64}$/.test(commit));
  if (others.length === 0) return [];
  const wanted = patchOf(git, branch, head);
  return others.filter((commit) => wanted !== undefined && patchOf(git, branch, commit) === wanted);
}

function patchOf(git: Git, branch: string, commit: string): string | undefined {
  const base = git.tryAsk(['merge-base', branch, commit])?.trim();
  const diff = base === undefined ? undefined : git.tryAsk(['diff', '--full-index', '--binary', base, commit, '--']);
  if (diff === undefined) return undefined;
  return git.ask(['patch-id', '--stable'], diff).split(' ')[0];
}
