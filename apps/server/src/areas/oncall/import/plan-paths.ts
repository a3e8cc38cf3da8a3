import { severities } from '@muster/policy';
import { Check } from 'typebox/value';
import type { PrincipalId, TeamId } from '../../../kernel/ids.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { Holds, Rounds, Wait } from '../paths/path-input.ts';
import type { PathPlan, Target } from '../paths/domain/path.ts';
import type { ForeignFile, ForeignPath, ForeignTarget } from './foreign.ts';

/** The result of importing one escalation path: it is imported completely or not at all. */
export type PlannedPath = {
  readonly name: string;
  /** Why it is skipped. Empty if it is imported, or already exists unchanged. */
  readonly reasons: readonly string[];
  readonly isThere: boolean;
  readonly team: TeamId | undefined;
  readonly plan: PathPlan;
};

type Here = {
  readonly members: ReadonlyMap<string, PrincipalId>;
  /** By lower-case name, including those in the file. */
  readonly schedules: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, TeamId>;
  /** The team of a path that names none. */
  readonly ownTeam: TeamId | undefined;
  readonly existing: readonly { readonly name: string; readonly team: TeamId; readonly plan: PathPlan }[];
  /** The policy's defaults where the file says nothing. */
  readonly usual: { readonly waitMinutes: number; readonly severities: readonly string[] };
};

const PathName = FreeLine({ maxLength: 10_000 });
const MOST = { name: 80, steps: 20, targets: 20 };

/** The result of importing a file's escalation paths. People, teams and schedules not found are reported. */
export function planPaths(
  { paths, people }: Pick<ForeignFile, 'paths' | 'people'>,
  here: Here,
): readonly PlannedPath[] {
  const taken = new Map(here.existing.map((each) => [each.team, each.name]));
  const names = new Set<string>();
  return paths.map((path) => {
    const missing: string[] = [];
    const plan: PathPlan = {
      zone: 'UTC',
      steps: path.steps.map(({ targets, waitMinutes }) => ({
        targets: unique(targets.map((each) => targetOf(each, { here, people, missing }))),
        by: 'page',
        waitMinutes: waitMinutes ?? here.usual.waitMinutes,
        answers: 1,
        windows: [],
      })),
      rounds: path.rounds,
      severities: [...here.usual.severities],
      ...(path.repeatsAfterMinutes === undefined ? {} : { repeatsAfterMinutes: path.repeatsAfterMinutes }),
    };
    const team = path.team === undefined ? here.ownTeam : (here.teams.get(folded(path.team)) ?? here.ownTeam);
    const before = here.existing.find(({ name }) => folded(name) === folded(path.name));
    const isThere = before !== undefined && before.team === team && isSame(before.plan, plan);
    const holder = team === undefined || isThere ? undefined : taken.get(team);
    const reasons = [
      ...path.cannot,
      ...limitsOf(path, plan),
      ...(names.has(folded(path.name)) ? ['The file has another path with this name.'] : []),
      ...new Set(missing),
      ...(team === undefined ? [whose(path.team)] : []),
      ...(before !== undefined && !isThere ? ['A different path with this name already exists here.'] : []),
      ...(holder !== undefined && before === undefined ? [`Its team already has a path: ${holder}.`] : []),
    ];
    names.add(folded(path.name));
    if (reasons.length === 0 && team !== undefined) taken.set(team, path.name);
    return { name: path.name, reasons, isThere, team, plan };
  });
}

/** Normalises a name for comparison. */
export const folded = (name: string): string => name.trim().toLowerCase();

type Looking = { readonly here: Here; readonly people: ForeignFile['people']; readonly missing: string[] };

function targetOf({ kind, key }: ForeignTarget, { here, people, missing }: Looking): Target {
  if (kind === 'person') {
    const { name = key, email } = people.get(key) ?? {};
    const id = here.members.get(key);
    if (id === undefined)
      missing.push(
        email === undefined
          ? `${name} has no e-mail in the file, so they cannot be matched to a member here.`
          : `${name} (${email}) is not an active member here.`,
      );
    return { kind, id: id ?? key };
  }
  const id = (kind === 'schedule' ? here.schedules : here.teams).get(folded(key));
  if (id === undefined)
    missing.push(
      kind === 'schedule'
        ? `There is no schedule called ${key} here: import it first, or in the same file.`
        : `There is no team called ${key} here.`,
    );
  return { kind, id: id ?? key };
}

function limitsOf({ name, steps, rounds, repeatsAfterMinutes: again }: ForeignPath, plan: PathPlan): readonly string[] {
  const waits = plan.steps.map(({ waitMinutes }) => waitMinutes);
  return [
    ...(name.length > MOST.name ? ['Its name is too long.'] : []),
    ...(steps.length === 0 ? ['It notifies nobody.'] : []),
    ...(steps.length > MOST.steps ? [`It has ${steps.length} steps; at most ${MOST.steps} are allowed here.`] : []),
    ...(steps.some(({ targets }) => targets.length === 0) ? ['One of its steps notifies nobody.'] : []),
    ...(steps.some(({ targets }) => targets.length > MOST.targets) ? ['One of its steps has too many targets.'] : []),
    ...(waits.some((wait) => wait < Wait.minimum || wait > Wait.maximum)
      ? [`It waits less than ${Wait.minimum} or more than ${Wait.maximum} minutes.`]
      : []),
    ...(again !== undefined && (again < Holds.minimum || again > Holds.maximum)
      ? [`It repeats ${again} minutes after an acknowledgement; ${Holds.minimum} to ${Holds.maximum} are allowed here.`]
      : []),
    ...(name.trim() === '' || !Check(PathName, name) ? ['It has no name, or one that is not allowed here.'] : []),
    ...(rounds < Rounds.minimum ? ['It runs less than once.'] : []),
    ...(rounds > Rounds.maximum
      ? [
          `It runs ${rounds} times; at most ${Rounds.maximum} are allowed here, after which everybody is notified until somebody answers.`,
        ]
      : []),
  ];
}

const whose = (named: string | undefined): string =>
  named === undefined
    ? 'The file does not say which team it belongs to: name the team.'
    : `There is no team called ${named} here: create it, or name the team that the path should belong to.`;

const unique = (targets: readonly Target[]): readonly Target[] => [
  ...new Map(targets.map((each) => [`${each.kind}/${each.id}`, each])).values(),
];

const isSame = (one: PathPlan, other: PathPlan): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/** In a fixed order, since a stored plan may have its fields in another. */
const inOrder = ({ zone, steps, rounds, severities: of, lapsesAfterMinutes, repeatsAfterMinutes }: PathPlan) => [
  zone,
  rounds,
  lapsesAfterMinutes,
  repeatsAfterMinutes,
  severities.filter((each) => of.includes(each)),
  steps.map(({ targets, by, waitMinutes, answers, windows }) => [
    targets.map(({ kind, id }) => `${kind}/${id}`),
    by,
    waitMinutes,
    answers,
    windows.length,
  ]),
];
