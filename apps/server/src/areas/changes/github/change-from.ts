import {
  CHECK_NAME,
  pullRequestAfter,
  type Change,
  type Commit,
  type PullRequestEvent,
  type Review,
} from '@muster/change-rules';
import type { PullFacts } from './read-pull.ts';
import type { Account, CommitOnWire, ReviewOnWire } from './wire.ts';

/** What Muster knows in addition to the forge. */
export type Known = {
  /** Logins of everybody ever seen pushing to it. */
  readonly pushers: readonly string[];
  /** Logins whose linked members currently hold the role, by the team's name in the policy. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Logins to whom Governance's approval is delegated. */
  readonly delegates: readonly string[];
  /** By review id, the teams its approver was in when the approval was first seen. */
  readonly seenIn: Readonly<Record<string, readonly string[]>>;
  /** E-mail addresses that agents sign commits with. */
  readonly agents: ReadonlySet<string>;
  /** Muster's own App, whose check must not wait for itself. */
  readonly app: number | undefined;
};

/**
 * A pull request in the form the policy evaluates, with its history folded and people identified by the accounts the
 * forge vouches for.
 */
export function changeFrom(facts: PullFacts, known: Known): Change {
  const { pull } = facts;
  const folded = pullRequestAfter({ head: pull.head.sha, base: pull.base.ref }, historyOf(facts));
  const teams = { ...facts.teams, ...known.roles };
  const writers = facts.writers;
  const reviews = folded.reviews.map((review): Review => ({
    ...review,
    mayWrite: writers.has(review.reviewer.toLowerCase()),
  }));
  return {
    author: pull.user.login,
    isAuthorBot: isBot(pull.user),
    description: pull.body ?? '',
    base: pull.base.ref,
    head: pull.head.sha,
    sameAsHead: facts.sameAsHead,
    files: facts.files,
    commits: facts.commits.map((commit) => commitFrom(commit, facts, known.agents)),
    pushers: [
      ...new Set([...known.pushers, ...facts.pushers.filter((each) => !isBot(each)).map(({ login }) => login)]),
    ],
    delegates: known.delegates,
    reviews,
    teams: Object.fromEntries(
      Object.entries(teams).map(([team, members]) => [
        team,
        members.filter((login) => wasIn(team, login, reviews, known.seenIn)),
      ]),
    ),
    checks: facts.checks
      .filter(({ app, name }) => name !== CHECK_NAME && (known.app === undefined || app?.id !== known.app))
      .map(({ name, conclusion, head_sha: commit, app }) => ({
        name,
        conclusion: conclusion ?? undefined,
        commit,
        app: app?.slug ?? 'an app that GitHub does not name',
      })),
    unread: facts.unread,
  };
}

/** Membership must hold both at the approval and now: whoever joined a team after approving has to approve again. */
function wasIn(team: string, login: string, reviews: readonly Review[], seenIn: Known['seenIn']): boolean {
  const last = reviews.findLast(
    ({ reviewer, state }) => reviewer.toLowerCase() === login.toLowerCase() && state === 'approved',
  );
  const seen = last?.id === undefined ? undefined : seenIn[last.id];
  return seen === undefined || seen.includes(team);
}

/** Each approver's teams: as stored when the review was first seen, else as they are now. */
export function teamsOfApprovals(
  facts: PullFacts,
  roles: Known['roles'],
  seenIn: Known['seenIn'],
): Readonly<Record<string, readonly string[]>> {
  const teams = Object.entries({ ...facts.teams, ...roles });
  return Object.fromEntries(
    facts.reviews.flatMap(({ id, user, state }) => {
      if (state !== 'APPROVED' || user === null) return [];
      const now = teams.flatMap(([team, members]) =>
        members.some((login) => login.toLowerCase() === user.login.toLowerCase()) ? [team] : [],
      );
      return [[String(id), seenIn[String(id)] ?? now]];
    }),
  );
}

/**
 * Its events in order. GitHub reports that the base changed but not from what, so approvals up to that moment count for
 * another branch. Those in the same second too, since they may have come first.
 */
function historyOf({ pull, reviews, retargetedAt }: PullFacts): readonly PullRequestEvent[] {
  const last = retargetedAt.toSorted().at(-1);
  const isBefore = (at: string): boolean => last !== undefined && Date.parse(at) <= Date.parse(last);
  const given = reviews
    // Reviews submitted after the merge do not count.
    .filter(
      ({ submitted_at: at }) =>
        pull.merged_at === null || at === undefined || Date.parse(at) <= Date.parse(pull.merged_at),
    )
    .flatMap((review) => reviewFrom(review))
    .toSorted((one, other) => Date.parse(one.review.at) - Date.parse(other.review.at));
  return [
    ...(last === undefined ? [] : [{ kind: 'retargeted', base: 'another branch' } as const]),
    ...given.filter(({ review }) => isBefore(review.at)),
    ...(last === undefined ? [] : [{ kind: 'retargeted', base: pull.base.ref } as const]),
    ...given.filter(({ review }) => !isBefore(review.at)),
  ];
}

type Reviewed = Extract<PullRequestEvent, { readonly kind: 'reviewed' }>;

const STATES: Readonly<Record<string, Review['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

/** Skips reviews of deleted users and those not submitted. */
function reviewFrom({ id, user, state, commit_id: commit, submitted_at: at }: ReviewOnWire): readonly Reviewed[] {
  const known = STATES[state.toUpperCase()];
  if (known === undefined || user === null || at === undefined) return [];
  const review = { id: String(id), reviewer: user.login, state: known, commit: commit ?? '', at, isBot: isBot(user) };
  return [{ kind: 'reviewed', id: String(id), review }];
}

/** The forge itself, as committer of edits in the browser. */
const FORGE = 'web-flow';
const FORGE_MAIL = 'noreply@github.com';

function commitFrom(wire: CommitOnWire, { commits }: PullFacts, agents: ReadonlySet<string>): Commit {
  const accounts = [accountOf(wire.author), accountOf(wire.committer)].filter((each) => each !== undefined);
  const people = accounts.filter(({ login }) => login !== FORGE);
  const together = coAuthors(wire.commit.message);
  const linked = together.map((mail) => ({ mail, login: loginOf(mail, commits) }));
  const isUnknown = (account: CommitOnWire['author'], mail: string | undefined): boolean =>
    accountOf(account) === undefined && mail?.toLowerCase() !== FORGE_MAIL;
  const unlinked = [
    ...(isUnknown(wire.author, wire.commit.author?.email) ? ['its author’s address'] : []),
    ...(isUnknown(wire.committer, wire.commit.committer?.email) ? ['its committer’s address'] : []),
    ...linked.flatMap(({ mail, login }) => (login === undefined && !agents.has(mail) ? ['a co-author’s address'] : [])),
  ];
  return {
    id: wire.sha,
    people: [...people.map(({ login }) => login), ...linked.flatMap(({ login }) => login ?? [])],
    unlinked: [...new Set(unlinked)],
    isByBot:
      people.some(isBot) ||
      together.some((mail) => agents.has(mail)) ||
      linked.some(({ login }) => login?.endsWith('[bot]')),
  };
}

function accountOf(wire: CommitOnWire['author']): Account | undefined {
  return wire !== null && 'login' in wire ? (wire as Account) : undefined;
}

function coAuthors(message: string): readonly string[] {
  const lines = message.split('\n').slice(0, MOST_LINES);
  return lines.flatMap((line) => {
    const found = /^co-authored-by:[^<>\n]{0,200}<([^<>\s]{3,200})>/i.exec(line.trim());
    return found?.[1] === undefined ? [] : [found[1].toLowerCase()];
  });
}

const MOST_LINES = 2000;

/** GitHub's noreply addresses name their account; others are known if a commit of the same change carries them. */
function loginOf(mail: string, commits: readonly CommitOnWire[]): string | undefined {
  const own = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(mail)?.[1];
  if (own !== undefined) return own;
  const same = commits.find(({ commit }) => commit.author?.email?.toLowerCase() === mail);
  return same === undefined ? undefined : accountOf(same.author)?.login;
}

export const isBot = ({ login, type }: Account): boolean => type === 'Bot' || login.endsWith('[bot]');
