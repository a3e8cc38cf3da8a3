import type { PolicySnapshot } from '@muster/policy';
import { isOutdated, ROLLBACK_PLAN, SMOKE_TEST, type Evidence } from './evidence.ts';

/** One requirement, and whether it is met. */
type Line = {
  readonly clause: string;
  readonly what: string;
  readonly state: 'met' | 'missing';
  readonly why: readonly string[];
};

/** What is known about a commit that is to be promoted. */
export type PromotionFacts = {
  /** Outcome of its last deployment to the environment that evidence comes from. */
  readonly staged: { readonly id: string; readonly outcome: string } | undefined;
  /** The newest of each kind. */
  readonly evidence: readonly Pick<
    Evidence,
    'what' | 'state' | 'tool' | 'findings' | 'deployment' | 'recordedAt' | 'scannedAt'
  >[];
  /** The merged pull request that brought in this commit, and the clauses its verdict found met. */
  readonly change:
    | { readonly name: string; readonly isHead: boolean; readonly met: readonly string[]; readonly mergedAt: Date }
    | undefined;
};

export type PromotionRule = PolicySnapshot['changes']['infrastructureAndApi']['promotion'];

/** The promotion rules for an environment: the document's, and those of the organisation's own groups. */
export const rulesFor = ({ changes }: PolicySnapshot, environment: string): readonly PromotionRule[] =>
  [
    changes.infrastructureAndApi.promotion,
    ...Object.values(changes.groups ?? {}).flatMap(({ promotion }) => promotion ?? []),
  ].filter(({ before }) => before === environment);

/**
 * What a commit must show before it goes to production, and what of it is present (GOV 5.2.3). A commit carries every
 * change before it, so no promotion is too small to check.
 */
export function judgePromotion(
  policy: PolicySnapshot,
  rule: PromotionRule,
  facts: PromotionFacts,
  now: Date,
): readonly Line[] {
  const { requires, alsoAsks, evidenceFrom, clause } = rule;
  const { infrastructureAndApi } = policy.changes;
  return [
    ...(requires.includes('staging deployment') ? [stagedLine(facts, evidenceFrom, clause)] : []),
    ...(requires.includes('smoke-test validation') ? [smokeLine(facts, evidenceFrom, clause)] : []),
    ...(alsoAsks.includes('security-gates')
      ? Object.entries(policy.controls.scanning).map(([name, gate]) =>
          gateLine(facts, { name, ...gate, pipeline: infrastructureAndApi.pipeline.clause }, now),
        )
      : []),
    ...(alsoAsks.includes('rollback-plan') ? [planLine(facts, infrastructureAndApi.description.clause)] : []),
  ];
}

/** The clauses of everything that a rule requires: which are missing depends on the facts, their clauses do not. */
export const clausesRequired = (policy: PolicySnapshot, rule: PromotionRule): readonly string[] =>
  judgePromotion(policy, rule, NOTHING_KNOWN, BEGINNING).map(({ clause }) => clause);

const NOTHING_KNOWN: PromotionFacts = { staged: undefined, evidence: [], change: undefined };
const BEGINNING = new Date(0);

function stagedLine({ staged }: PromotionFacts, environment: string, clause: string): Line {
  const isMet = staged?.outcome === 'succeeded';
  const why = staged === undefined ? 'it was never deployed there' : `its last deployment there ${staged.outcome}`;
  return { clause, what: `deployed to ${environment}`, state: isMet ? 'met' : 'missing', why: isMet ? [] : [why] };
}

/** Must be of the current deployment: a test before a redeployment says nothing about what runs now. */
function smokeLine({ staged, evidence }: PromotionFacts, environment: string, clause: string): Line {
  const what = `smoke test in ${environment} passed`;
  const smoke = evidence.find((each) => each.what === SMOKE_TEST);
  if (smoke === undefined || smoke.deployment !== staged?.id)
    return { clause, what, state: 'missing', why: ['none was recorded for its last deployment there'] };
  return smoke.state === 'passed'
    ? { clause, what, state: 'met', why: [] }
    : { clause, what, state: 'missing', why: [`it ${smoke.state === 'failed' ? 'failed' : 'did not run'}`] };
}

type Gate = PolicySnapshot['controls']['scanning'][string] & { readonly name: string; readonly pipeline: string };

/** Met by a report on this commit, or by the checks of the pull request whose head it is; both expire. */
function gateLine({ evidence, change }: PromotionFacts, gate: Gate, now: Date): Line {
  const { name, clause, countsFor, pipeline } = gate;
  const what = `${name} passed`;
  const report = evidence.find((each) => each.what === name);
  const missing = (why: string): Line => ({ clause, what, state: 'missing', why: [why] });
  const outdated = `not run within the ${countsFor.minutes / MINUTES_A_DAY} days for which a report counts`;
  if (report?.state === 'failed') return missing(`${report.tool ?? 'it'}: ${report.findings} findings`);
  if (report?.state === 'passed')
    return isOutdated(report, countsFor, now)
      ? missing(outdated)
      : { clause, what, state: 'met', why: report.tool === undefined ? [] : [report.tool] };
  if (report !== undefined || change?.isHead !== true || !change.met.includes(pipeline)) return missing('not run');
  return isOutdated({ recordedAt: change.mergedAt, scannedAt: undefined }, countsFor, now)
    ? missing(outdated)
    : { clause, what, state: 'met', why: [`a required check of ${change.name}`] };
}

const MINUTES_A_DAY = 1_440;

function planLine({ evidence, change }: PromotionFacts, clause: string): Line {
  const what = 'a rollback plan';
  if (evidence.some((each) => each.what === ROLLBACK_PLAN && each.state === 'passed'))
    return { clause, what, state: 'met', why: [] };
  return change?.met.includes(clause) === true
    ? { clause, what, state: 'met', why: [`the description of ${change.name}`] }
    : { clause, what, state: 'missing', why: ['none is recorded, and its pull request has none'] };
}
