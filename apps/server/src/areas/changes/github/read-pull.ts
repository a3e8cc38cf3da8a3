import {
  CODEOWNERS_PLACES,
  frontMatterField,
  ownersOf,
  parseCodeowners,
  patchIdentity,
  type ChangedFile,
  type Codeowners,
  type PatchedFile,
} from '@muster/change-rules';
import type { GitHub } from './api.ts';
import type { Readings } from './readings.ts';
import type {
  Account,
  Activity,
  Branch,
  CheckOnWire,
  CommitOnWire,
  Comparison,
  Contents,
  FileOnWire,
  Permission,
  Pull,
  ReviewOnWire,
  TimelineEvent,
} from './wire.ts';

/** Everything the forge knows of a pull request. Webhooks only trigger the reading. */
export type PullFacts = {
  readonly pull: Pull;
  readonly reviews: readonly ReviewOnWire[];
  readonly commits: readonly CommitOnWire[];
  readonly files: readonly ChangedFile[];
  /** When its base was changed. */
  readonly retargetedAt: readonly string[];
  /** Accounts that pushed to its branch, as far as the forge shows them. */
  readonly pushers: readonly Account[];
  readonly checks: readonly CheckOnWire[];
  readonly owners: Codeowners;
  /** Members of the teams that CODEOWNERS names for its files, by team name. */
  readonly teams: Readonly<Record<string, readonly string[]>>;
  /** Logins of reviewers with write permission. */
  readonly writers: ReadonlySet<string>;
  /** Reviewed commits that make the same change as the head. */
  readonly sameAsHead: readonly string[];
  /** Its patch identity and that of its inverse; undefined if the forge does not show all of it. */
  readonly patch: { readonly does: string; readonly undoes: string } | undefined;
  readonly unread: readonly string[];
};

const WRITE: ReadonlySet<string> = new Set(['admin', 'maintain', 'write']);
/** GitHub's limit for the files of a comparison. */
const MOST_COMPARED = 300;
const MOST_RUNBOOKS = 50;

/** Reads a pull request from the forge. `news`: when the latest event about it was received. */
export async function readPull(
  { github, readings }: Forge,
  { repository, number }: { readonly repository: string; readonly number: number },
  { versionField, news }: { readonly versionField: string; readonly news: Date },
): Promise<PullFacts | undefined> {
  const root = `/repos/${repository}`;
  const pull = await github.find<Pull>(`${root}/pulls/${number}`);
  if (pull === undefined) return undefined;
  const { head } = pull;
  const forge = { github, readings, root, news };
  const [reviews, timeline, checks, pushers, made] = await Promise.all([
    github.list<ReviewOnWire>(`${root}/pulls/${number}/reviews`),
    github.list<TimelineEvent>(`${root}/issues/${number}/timeline`),
    github.list<CheckOnWire>(
      `${root}/commits/${head.sha}/check-runs`,
      { filter: 'latest' },
      (page: { readonly check_runs: readonly CheckOnWire[] }) => page.check_runs,
    ),
    pushersOf(github, root, repository, pull),
    baseOf(forge, pull).then(async (base) => ({ base, ...(await whatItMakes(forge, pull, base, versionField)) })),
  ]);
  const [teams, writers, sameAsHead] = await Promise.all([
    teamsOf(forge, made.owners, made.files),
    writersAmong(forge, reviews),
    sameAs(forge, { base: made.base, head: head.sha }, reviews, made.does),
  ]);
  const { commits, files, owners, does, undoes } = made;
  return {
    pull,
    reviews,
    commits,
    files,
    retargetedAt: timeline.flatMap(({ event, created_at: at }) =>
      event === 'base_ref_changed' && at !== undefined ? [at] : [],
    ),
    pushers,
    checks,
    owners,
    teams,
    writers,
    sameAsHead,
    patch: does === undefined || undoes === undefined ? undefined : { does, undoes },
    unread: unreadOf(pull, commits.length, files),
  };
}

export type Forge = { readonly github: GitHub; readonly readings: Readings };
type Looking = Forge & { readonly root: string; readonly news: Date };
/** What its changes are compared with. `isFixed`: a commit rather than a moving branch. */
type Base = { readonly at: string; readonly isFixed: boolean };

/** A merged pull request is compared with its branch as it was before the merge. */
async function baseOf({ github, readings, root, news }: Looking, pull: Pull): Promise<Base> {
  if (pull.merged) return { at: pull.base.sha, isFixed: true };
  const { ref } = pull.base;
  const tip = await readings.since(`${root} ${ref}`, news, async () =>
    github.find<Branch>(`${root}/branches/${encodeURIComponent(ref)}`),
  );
  return tip === undefined ? { at: ref, isFixed: false } : { at: tip.commit.sha, isFixed: true };
}

type Made = Pick<PullFacts, 'commits' | 'files' | 'owners'> & {
  readonly does: string | undefined;
  readonly undoes: string | undefined;
};

/** What depends only on its head and base: cached by both, unless the forge does not show all of it yet. */
async function whatItMakes({ github, readings, root }: Looking, pull: Pull, base: Base, field: string): Promise<Made> {
  const { head, number } = pull;
  const read = async (): Promise<Made> => {
    const [commits, listed, compared, owners] = await Promise.all([
      github.list<CommitOnWire>(`${root}/pulls/${number}/commits`),
      github.list<FileOnWire>(`${root}/pulls/${number}/files`),
      github.get<Comparison>(`${root}/compare/${encodeURIComponent(base.at)}...${head.sha}`),
      readings.fixed(
        `${root} owners ${base.at}`,
        async () => ownersAt(github, root, base.at),
        () => base.isFixed,
      ),
    ]);
    const patched = patchesOf(compared);
    const ends = { before: compared.merge_base_commit.sha, after: head.sha };
    return {
      commits,
      files: await filesOf(github, root, listed, ends, field),
      owners,
      does: patched && patchIdentity(patched),
      undoes: patched && patchIdentity(patched, true),
    };
  };
  return readings.fixed(
    `${root} ${number} ${field} ${pull.base.ref} ${base.at}...${head.sha}`,
    read,
    ({ commits, files }) =>
      base.isFixed &&
      commits.at(-1)?.sha === head.sha &&
      commits.length === pull.commits &&
      files.length === pull.changed_files,
  );
}

/** The CODEOWNERS of the target branch, in its current state. */
async function ownersAt(github: GitHub, root: string, branch: string): Promise<Codeowners> {
  for (const place of CODEOWNERS_PLACES) {
    const text = await textAt(github, root, place, branch);
    if (text !== undefined) return parseCodeowners(text);
  }
  return { rules: [], problems: [] };
}

async function textAt(github: GitHub, root: string, path: string, ref: string): Promise<string | undefined> {
  const found = await github.find<Contents>(`${root}/contents/${path.split('/').map(encodeURIComponent).join('/')}`, {
    ref,
  });
  return found?.type === 'file' && found.encoding === 'base64'
    ? Buffer.from(found.content ?? '', 'base64').toString('utf8')
    : undefined;
}

async function filesOf(
  github: GitHub,
  root: string,
  listed: readonly FileOnWire[],
  at: { readonly before: string; readonly after: string },
  field: string,
): Promise<readonly ChangedFile[]> {
  const texts = new Set(listed.filter(({ filename }) => filename.endsWith('.md')).slice(0, MOST_RUNBOOKS));
  return Promise.all(
    listed.map(async (file): Promise<ChangedFile> => {
      const { filename: path, status, previous_filename: moved } = file;
      const versionAt = async (place: string, ref: string): Promise<string | undefined> => {
        const text = await textAt(github, root, place, ref);
        return text === undefined ? undefined : frontMatterField(text, field);
      };
      return {
        path,
        ...(moved === undefined ? {} : { previousPath: moved }),
        ...(status === 'removed' ? { isRemoved: true } : {}),
        ...(texts.has(file)
          ? {
              version: {
                before: status === 'added' ? undefined : await versionAt(moved ?? path, at.before),
                after: status === 'removed' ? undefined : await versionAt(path, at.after),
              },
            }
          : {}),
      };
    }),
  );
}

/** Accounts that pushed to its branch since it was opened. GitHub does not show them for a fork's branch. */
async function pushersOf(github: GitHub, root: string, repository: string, pull: Pull): Promise<readonly Account[]> {
  if (pull.head.repo?.full_name.toLowerCase() !== repository.toLowerCase()) return [];
  // Paged by cursor: only the newest hundred pushes to the branch are read, which is more than any review sees.
  const activities = await github.get<readonly Activity[]>(`${root}/activity`, {
    ref: `refs/heads/${pull.head.ref}`,
    per_page: 100,
  });
  return activities.flatMap(({ activity_type: type, actor, timestamp, after }) =>
    (type === 'push' || type === 'force_push') &&
    actor !== null &&
    (timestamp >= pull.created_at || after === pull.head.sha)
      ? [actor]
      : [],
  );
}

/** The teams that own the changed files, each read once. An invisible team counts as empty. */
async function teamsOf(
  { github, readings, news }: Looking,
  owners: Codeowners,
  files: readonly ChangedFile[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const places = files.flatMap(({ path, previousPath }) => [
    path,
    ...(previousPath === undefined ? [] : [previousPath]),
  ]);
  const names = new Set(places.flatMap((path) => ownersOf(owners, path).owners.filter((owner) => owner.includes('/'))));
  const members = await Promise.all(
    [...names].map(async (name): Promise<[string, readonly string[]]> => [
      name,
      await readings.since(`team ${name}`, news, async () => membersOf(github, name)),
    ]),
  );
  return Object.fromEntries(members);
}

/** `@acme/ml-platform-sre`; empty if the forge does not show the team. */
export async function membersOf(github: GitHub, team: string): Promise<readonly string[]> {
  const [organisation = '', slug = ''] = team.replace('@', '').split('/');
  const members = await github.findList<Account>(`/orgs/${organisation}/teams/${slug}/members`);
  return (members ?? []).map(({ login }) => login);
}

async function writersAmong(
  { github, readings, root, news }: Looking,
  reviews: readonly ReviewOnWire[],
): Promise<ReadonlySet<string>> {
  const logins = new Set(
    reviews.flatMap(({ state, user }) => (state === 'APPROVED' && user !== null ? [user.login] : [])),
  );
  const may = await Promise.all(
    [...logins].map(async (login) => {
      const found = await readings.since(`${root} writer ${login}`, news, async () =>
        github.find<Permission>(`${root}/collaborators/${encodeURIComponent(login)}/permission`),
      );
      return found !== undefined && WRITE.has(found.permission) ? [login.toLowerCase()] : [];
    }),
  );
  return new Set(may.flat());
}

/** An approval survives a clean rebase, but no change to what is merged. */
async function sameAs(
  { github, readings, root }: Looking,
  { base, head }: { readonly base: Base; readonly head: string },
  reviews: readonly ReviewOnWire[],
  does: string | undefined,
): Promise<readonly string[]> {
  const others = new Set(
    reviews.flatMap(({ state, commit_id: commit }) =>
      state === 'APPROVED' && commit !== null && commit !== head ? [commit] : [],
    ),
  );
  if (does === undefined) return [];
  const doneBy = async (commit: string): Promise<string | undefined> => {
    const compared = await github.find<Comparison>(`${root}/compare/${encodeURIComponent(base.at)}...${commit}`);
    const patched = compared && patchesOf(compared);
    return patched && patchIdentity(patched);
  };
  const same = await Promise.all(
    [...others].map(async (commit) => {
      const its = await readings.fixed(
        `${root} does ${base.at}...${commit}`,
        async () => doneBy(commit),
        (found) => base.isFixed && found !== undefined,
      );
      return its === does ? [commit] : [];
    }),
  );
  return same.flat();
}

function patchesOf({ files = [] }: Comparison): readonly PatchedFile[] | undefined {
  if (files.length >= MOST_COMPARED) return undefined;
  return files.map(({ filename, previous_filename: before, status, patch }) => ({
    path: filename,
    ...(before === undefined ? {} : { previousPath: before }),
    status: status === 'added' || status === 'removed' || status === 'renamed' ? status : 'modified',
    patch,
  }));
}

/** GitHub lists at most 250 commits and 3,000 files. */
function unreadOf(pull: Pull, commits: number, listed: readonly ChangedFile[]): readonly string[] {
  const runbooks = listed.filter(({ path }) => path.endsWith('.md')).length;
  return [
    ...(pull.commits > commits
      ? [`${pull.commits - commits} of ${pull.commits} commits are not listed by GitHub`]
      : []),
    ...(pull.changed_files > listed.length
      ? [`${pull.changed_files - listed.length} of ${pull.changed_files} files are not listed by GitHub`]
      : []),
    ...(runbooks > MOST_RUNBOOKS ? [`it changes ${runbooks} Markdown files, more than can be read at once`] : []),
  ];
}
