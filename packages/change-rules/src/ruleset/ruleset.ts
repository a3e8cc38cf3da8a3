import { groupsOf, type Rules } from '../pull-request/groups.ts';

/** A branch ruleset in the format of GitHub's API (`POST /repos/{owner}/{repo}/rulesets`). */
export type Ruleset = {
  readonly name: string;
  readonly target: 'branch';
  readonly enforcement: 'active';
  readonly bypass_actors: readonly never[];
  readonly conditions: {
    readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  };
  readonly rules: readonly RulesetRule[];
};

export type RulesetRule = { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> };

/** The check that Muster reports on every pull request. */
export const CHECK_NAME = 'Muster / GOV-001';
export const RULESET_NAME = 'GOV-001 change control';

/**
 * The ruleset that a repository needs (R15): without it the forge would merge what Muster has not judged. `app` is the
 * id of the GitHub App, so that nobody else can report the check under its name.
 */
export function rulesetFor(rules: Rules, app: number | undefined): Ruleset {
  const fewest = groupsOf(rules).flatMap(({ approvals }) => (approvals === undefined ? [] : [approvals.atLeast]));
  return {
    name: RULESET_NAME,
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [],
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          // Muster itself counts for paths that require more: a ruleset cannot distinguish paths.
          required_approving_review_count: Math.min(...fewest),
          require_code_owner_review: true,
          require_last_push_approval: true,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          do_not_enforce_on_create: false,
          required_status_checks: [{ context: CHECK_NAME, ...(app === undefined ? {} : { integration_id: app }) }],
        },
      },
    ],
  };
}

/** A ruleset as the forge returns it: some of it may be hidden from the caller. */
export type FoundRuleset = {
  readonly name: string;
  readonly enforcement: string;
  /** Undefined if the forge hides it: from callers who may not write rulesets. */
  readonly bypass_actors?: readonly unknown[] | undefined;
  readonly conditions?: unknown;
  readonly rules?: readonly RulesetRule[] | undefined;
};

/** `unverified`: the forge hides it. That is neither right nor wrong, and never a reason to write anything. */
export type RulesetProblem = { readonly state: 'differs' | 'unverified'; readonly what: string };

/** How the repository's rulesets differ from the wanted one. Stricter settings are not a difference. */
export function verifyRuleset(wanted: Ruleset, found: readonly FoundRuleset[]): readonly RulesetProblem[] {
  const own = found.find(({ name }) => name === wanted.name);
  if (own === undefined) return [differs(`there is no ruleset "${wanted.name}"`)];
  return [
    ...(own.enforcement === 'active' ? [] : [differs(`it is ${own.enforcement}, not active`)]),
    ...bypass(own),
    ...covers(own, wanted),
    ...(own.rules === undefined
      ? [unverified('its rules are not visible')]
      : wanted.rules.flatMap((rule) => lacking(rule, own.rules ?? []))),
  ];
}

function bypass({ bypass_actors: actors }: FoundRuleset): readonly RulesetProblem[] {
  if (actors === undefined) return [unverified('who may bypass it is not visible')];
  return actors.length === 0 ? [] : [differs(`${actors.length} can bypass it`)];
}

function covers({ conditions }: FoundRuleset, wanted: Ruleset): readonly RulesetProblem[] {
  if (conditions === undefined || conditions === null)
    return [unverified('the branches it applies to are not visible')];
  const { ref_name: names } = conditions as { ref_name?: { include?: readonly string[]; exclude?: readonly string[] } };
  const included = names?.include ?? [];
  const isCovered =
    included.includes('~ALL') || wanted.conditions.ref_name.include.every((each) => included.includes(each));
  return [
    ...(isCovered ? [] : [differs('it does not apply to the default branch')]),
    ...((names?.exclude ?? []).length === 0 ? [] : [differs('it excludes branches')]),
  ];
}

function lacking(rule: RulesetRule, found: readonly RulesetRule[]): readonly RulesetProblem[] {
  const same = found.find(({ type }) => type === rule.type);
  if (same === undefined) return [differs(`it has no rule "${rule.type}"`)];
  return Object.entries(rule.parameters ?? {}).flatMap(([name, value]) => {
    const is = same.parameters?.[name];
    if (is === undefined && same.parameters === undefined) return [unverified(`${rule.type}: ${name} is not visible`)];
    return isAsStrict(value, is) ? [] : [differs(`${rule.type}: ${name} is weaker`)];
  });
}

function isAsStrict(wanted: unknown, is: unknown): boolean {
  if (typeof wanted === 'number') return typeof is === 'number' && is >= wanted;
  if (typeof wanted === 'boolean') return wanted ? is === true : is !== true;
  if (!Array.isArray(wanted)) return wanted === is;
  const has = Array.isArray(is) ? (is as readonly Readonly<Record<string, unknown>>[]) : [];
  return (wanted as readonly Readonly<Record<string, unknown>>[]).every((each) =>
    has.some((one) => Object.entries(each).every(([name, value]) => one[name] === value)),
  );
}

const differs = (what: string): RulesetProblem => ({ state: 'differs', what });
const unverified = (what: string): RulesetProblem => ({ state: 'unverified', what });
