import { pathPattern } from '../codeowners/path-pattern.ts';
import { ownersOf } from '../codeowners/owners-of.ts';
import type { Codeowners } from '../codeowners/parse.ts';
import { key, short, standingApprovals, type Approvals } from './approvals.ts';
import type { Change, ChangedFile, Check, Requirement } from './change.ts';
import { CODEOWNERS, groupsOf, type Group, type Rules } from './groups.ts';
import { filledSections } from './sections.ts';
import { isHigher, isVersion } from './version.ts';

export type ChangeVerdict = {
  /** Titles of the path groups that the change touches; if none, the policy requires nothing of it. */
  readonly groups: readonly string[];
  readonly requirements: readonly Requirement[];
};

/**
 * What the policy requires of this change, clause by clause, and what of it is present (GOV 5.1.1 to 5.2.4). `owners`
 * is the target branch's CODEOWNERS: a change does not choose its own reviewers.
 */
export function judgeChange(rules: Rules, owners: Codeowners, change: Change): ChangeVerdict {
  const approvals = standingApprovals(change);
  const needed = (atLeast: number): number =>
    approvals.isByBot ? Math.max(atLeast, rules.changes.writtenByBots.atLeast) : atLeast;
  const touchedGroups = groupsOf(rules).flatMap((group) => {
    const files = touched(change.files, group.paths);
    return files.length === 0 ? [] : [{ group, files }];
  });
  // A file that is not listed could be in any group.
  const unread = change.unread ?? [];
  return {
    groups: touchedGroups.map(({ group }) => group.title),
    requirements: [
      ...(unread.length === 0
        ? []
        : [
            {
              clause: rules.changes.runbooksAndDiagrams.clause,
              what: 'all of the change is known',
              state: 'missing' as const,
              why: unread,
            },
          ]),
      ...touchedGroups.flatMap(({ group, files }) => [
        ...given(group.approvals, (wanted) =>
          wanted.from === CODEOWNERS
            ? byOwners(change, approvals, files, owners, { needed: needed(wanted.atLeast), clause: wanted.clause })
            : fromTeam(change, approvals, { ...wanted, from: wanted.from }, needed(wanted.atLeast)),
        ),
        ...given(group.governanceApproval, (wanted) => byGovernance(change, approvals, wanted)),
        ...given(group.selfMerge, ({ clause }) => noSelfMerge(change, approvals, clause)),
        ...given(group.pipeline, (wanted) => checksPassed(change, wanted)),
        ...given(group.description, (wanted) => sections(change, wanted)),
        ...given(group.versionBump, (wanted) => versions(files, wanted)),
        ...given(group.promotion, atPromotion),
      ]),
    ],
  };
}

const given = <T>(wanted: T | undefined, judge: (wanted: T) => Requirement): readonly Requirement[] =>
  wanted === undefined ? [] : [judge(wanted)];

/** The files of a group. For a renamed file both paths count, so that nothing leaves a group unreviewed. */
function touched(files: readonly ChangedFile[], { patterns, coversNested }: Group['paths']): readonly ChangedFile[] {
  const tests = patterns.map((pattern) =>
    pathPattern(coversNested ? `/${pattern.replace(/\/(?=[^/]+$)/, '/**/')}` : `/${pattern}`),
  );
  const isIn = (path: string): boolean => tests.some((test) => test(path.split('/')));
  return files.filter(({ path, previousPath }) => isIn(path) || (previousPath !== undefined && isIn(previousPath)));
}

function fromTeam(
  change: Change,
  approvals: Approvals,
  { atLeast, from, clause }: { readonly atLeast: number; readonly from: string; readonly clause: string },
  needed: number,
): Requirement {
  const what = `approved by at least ${atLeast} of ${from}`;
  const members = membersOf(change, from);
  if (change.reviews === undefined || members === undefined)
    return notEvidenced(
      clause,
      what,
      change.reviews === undefined ? 'no reviews were provided' : `the members of ${from} were not provided`,
    );
  const givers = approvals.counted.filter((login) => members.has(key(login)));
  const isMet = approvals.undecidable.length === 0 && givers.length >= atLeast && approvals.counted.length >= needed;
  return {
    clause,
    what,
    state: isMet ? 'met' : 'missing',
    why: isMet
      ? givers
      : [
          ...missingWords(givers.length, atLeast, `of ${from}`),
          ...botWords(approvals, needed),
          ...approvals.left,
          ...approvals.undecidable,
        ],
  };
}

/** Governance's own approval (R3). Its standing delegation is recorded in Muster and not checked here. */
function byGovernance(
  change: Change,
  approvals: Approvals,
  { role, clause }: { readonly role: string; readonly clause: string },
): Requirement {
  const what = `approved by ${role}, or by its standing delegation`;
  const members = membersOf(change, role);
  const delegates = new Set((change.delegates ?? []).map(key));
  const isUndecided = approvals.undecidable.length > 0;
  const givers = isUndecided
    ? []
    : approvals.counted.filter((login) => members?.has(key(login)) === true || delegates.has(key(login)));
  return givers.length > 0
    ? { clause, what, state: 'met', why: givers }
    : change.delegates === undefined
      ? notEvidenced(clause, what, 'no approval of theirs was provided; Muster’s record may hold a standing delegation')
      : { clause, what, state: 'missing', why: ['neither they nor anyone they delegated this to has approved'] };
}

function noSelfMerge(change: Change, approvals: Approvals, clause: string): Requirement {
  const what = 'approved by somebody who did not contribute to it';
  if (change.reviews === undefined) return notEvidenced(clause, what, 'no reviews were provided');
  const isMet = approvals.undecidable.length === 0 && approvals.counted.length > 0;
  return {
    clause,
    what,
    state: isMet ? 'met' : 'missing',
    why: isMet ? approvals.counted : [...approvals.left, ...approvals.undecidable],
  };
}

/** Every file of the group is approved by as many of its owners as the policy requires. */
function byOwners(
  change: Change,
  approvals: Approvals,
  files: readonly ChangedFile[],
  owners: Codeowners,
  { needed, clause }: { readonly needed: number; readonly clause: string },
): Requirement {
  const what = `each file approved by ${needed} different owners`;
  if (change.reviews === undefined) return notEvidenced(clause, what, 'no reviews were provided');
  const lacking = new Set<string>();
  for (const { path, previousPath } of files)
    for (const place of previousPath === undefined ? [path] : [path, previousPath]) {
      const names = ownersOf(owners, place).owners;
      if (names.length === 0) lacking.add(`${place} has no owner in CODEOWNERS`);
      else {
        const givers = approvals.counted.filter((login) => names.some((name) => owns(change, name, login)));
        if (givers.length < needed) lacking.add(`${place}: ${givers.length} of ${needed} from ${names.join(', ')}`);
      }
    }
  const isMet = lacking.size === 0 && approvals.undecidable.length === 0;
  return {
    clause,
    what,
    state: isMet ? 'met' : 'missing',
    why: isMet ? approvals.counted : [...lacking, ...approvals.left, ...approvals.undecidable],
  };
}

const owns = (change: Change, owner: string, login: string): boolean =>
  owner.includes('/') ? membersOf(change, owner)?.has(key(login)) === true : key(owner) === key(login);

function membersOf(change: Change, team: string): ReadonlySet<string> | undefined {
  const teams = Object.entries(change.teams);
  const members = (teams.find(([name]) => key(name) === key(team)) ??
    teams.find(([name]) => teamKey(name) === teamKey(team)))?.[1];
  return members === undefined ? undefined : new Set(members.map(key));
}

/**
 * `@acme/ml-platform-sre`, `@ml-platform-sre` and `ml-platform-sre` are one team, unless they are listed separately.
 */
const teamKey = (name: string): string => key(name).split('/').at(-1) ?? '';

function sections(
  change: Change,
  { states, clause }: { readonly states: readonly string[]; readonly clause: string },
): Requirement {
  const what = `the description states ${states.join(', ')}`;
  if (change.description === undefined) return notEvidenced(clause, what, 'no description was provided');
  const filled = filledSections(change.description, states);
  const missing = states.filter((name) => !filled.has(name));
  return {
    clause,
    what,
    state: missing.length === 0 ? 'met' : 'missing',
    why: missing.map((name) => `section "${name}" is missing or empty`),
  };
}

function versions(
  files: readonly ChangedFile[],
  { field, clause }: { readonly field: string; readonly clause: string },
): Requirement {
  const why = files.flatMap(({ path, isRemoved, version }) => {
    if (isRemoved === true || !path.endsWith('.md')) return [];
    const { before, after } = version ?? { before: undefined, after: undefined };
    if (after === undefined) return [`${path} has no ${field} in its front matter`];
    if (!isVersion(after)) return [`${path}: ${field} is not a semantic version`];
    return before === undefined || isHigher(after, before) ? [] : [`${path}: ${after} is not higher than ${before}`];
  });
  return {
    clause,
    what: `the ${field} in each runbook’s front matter is higher`,
    state: why.length === 0 ? 'met' : 'missing',
    why,
  };
}

/**
 * A gate that did not run has not passed (R33), nor has one that ran on another commit or was reported by another app.
 */
function checksPassed(change: Change, { gates, app, clause }: NonNullable<Group['pipeline']>): Requirement {
  const what = `CI has succeeded on the head commit, with ${gates.join(', ')}`;
  if (change.checks === undefined) return notEvidenced(clause, what, 'no checks were provided');
  const onHead = change.checks.filter(({ commit }) => commit === change.head);
  const isReal = (check: Check): boolean => check.app === undefined || key(check.app) === key(app);
  const failed = onHead
    .filter((check) => isReal(check) && !['success', 'neutral', 'skipped'].includes(check.conclusion ?? ''))
    .map(({ name, conclusion }) => `${name}: ${conclusion ?? 'not finished'}`);
  const notRun = gates
    .filter((gate) => !onHead.some((one) => key(one.name) === key(gate) && isReal(one) && one.conclusion === 'success'))
    .map((gate) => {
      const stranger = onHead.find((one) => key(one.name) === key(gate) && !isReal(one))?.app;
      return stranger === undefined
        ? `${gate} did not run on ${short(change.head)}, or did not finish`
        : `${gate} was reported by ${stranger}, not by ${app}`;
    });
  const why = [...failed, ...notRun];
  return { clause, what, state: why.length === 0 ? 'met' : 'missing', why };
}

/** What the commit must show later, mentioned while there is time to arrange it (GOV 5.2.3). */
const atPromotion = ({ before, requires, clause }: NonNullable<Group['promotion']>): Requirement => ({
  clause,
  what: `before ${before}: ${requires.join(', ')}`,
  state: 'later',
  why: ['the deploy gate requires this of the commit that is deployed'],
});

const missingWords = (given: number, wanted: number, whom: string): string[] =>
  given >= wanted ? [] : [`${given} of ${wanted} approvals ${whom}`];

const botWords = ({ isByBot, counted }: Approvals, needed: number): string[] =>
  isByBot && counted.length < needed ? [`${counted.length} of ${needed} people: a bot contributed to it`] : [];

const notEvidenced = (clause: string, what: string, why: string): Requirement => ({
  clause,
  what,
  state: 'not-evidenced',
  why: [why],
});
