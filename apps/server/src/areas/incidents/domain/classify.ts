import { severities, type ClauseId, type Criterion, type PolicySnapshot, type Severity } from '@muster/policy';
import { holds, missingFacts, phrasesOf, type Sense, type Truth } from './criterion.ts';
import type { Facts } from './facts.ts';
import { isWorse, worseOf } from './severity.ts';

/** One phrase of the document, evaluated against the facts. */
export type Reason = {
  readonly severity: Severity;
  readonly clause: ClauseId;
  readonly words: string;
  readonly holds: Truth;
};

/**
 * Why a decided severity holds. `met`: one of its criteria is met as written. `no-better`: the facts are nowhere better
 * than some that meet one. `within`: they keep all of its limits. `no-level`: they fit no level.
 */
type How = 'met' | 'no-better' | 'within' | 'no-level';

/**
 * `decided`: no answer to the remaining unknowns would change the severity. `undecided`: one might, so the severity is
 * provisional and `ask` names the facts that would settle it; an unknown is never read as "no" (R26, R36).
 */
export type Classification = {
  readonly severity: Severity;
  readonly clause: ClauseId;
  readonly because: readonly Reason[];
} & ({ readonly kind: 'decided'; readonly how: How } | { readonly kind: 'undecided'; readonly ask: readonly string[] });

/**
 * Derives the severity from facts (GOV 3.1.1, R26). Total and monotone: a worse fact never gives a milder severity. A
 * level whose criteria are joined by "any" is met by one of them, and by any facts that are nowhere better; the worst
 * level met wins. A level whose criteria are joined by "all" is a limit: facts that meet no level get the mildest level
 * whose limits they all keep, or, if there is none, the severity the policy sets for such facts.
 */
export function classify(facts: Facts, policy: PolicySnapshot): Classification {
  const levels = severities.map((severity) => levelOf(severity, facts, policy));
  const because = levels.flatMap(({ severity, criteria }) => reasonsOf(severity, criteria, facts, policy));
  const [mildest, worst] = [ifUnknownIs('mild', levels, policy), ifUnknownIs('bad', levels, policy)];
  if (mildest === worst) {
    const how = howOf(levels, worst);
    const { criteria } = policy.severities[worst];
    const clause = how === 'no-level' ? policy.triage.matching.clause : criteria.clause;
    return { kind: 'decided', how, severity: worst, clause, because };
  }
  const { provisionalSeverity, clause } = policy.triage.unclassified;
  const expected = worseOf(mildest, provisionalSeverity);
  const severity = isWorse(expected, worst) ? worst : expected;
  const ask = levels
    .filter((level) => couldSettle(level, levels, mildest))
    .flatMap(({ criteria, sense }) => missingFacts(criteria, facts, policy, sense));
  return { kind: 'undecided', severity, clause, because, ask: [...new Set(ask)] };
}

type Level = {
  readonly severity: Severity;
  readonly criteria: Criterion;
  readonly role: 'trigger' | 'limit';
  readonly sense: Sense;
  readonly asWritten: Truth;
  readonly truth: Truth;
};

function levelOf(severity: Severity, facts: Facts, policy: PolicySnapshot): Level {
  const { criteria } = policy.severities[severity];
  const [role, sense] =
    criteria.kind === 'all' ? (['limit', 'or-milder'] as const) : (['trigger', 'or-worse'] as const);
  const truth = holds(criteria, facts, policy, sense);
  return { severity, criteria, role, sense, truth, asWritten: holds(criteria, facts, policy, 'as-written') };
}

/** The severity if every unknown were the mildest answer, or the worst: the bounds of what it can be. */
function ifUnknownIs(answer: 'mild' | 'bad', levels: readonly Level[], policy: PolicySnapshot): Severity {
  const isMet = ({ role, truth }: Level) => (truth === 'unknown' ? (role === 'trigger') === (answer === 'bad') : truth);
  const met = levels.find((level) => level.role === 'trigger' && isMet(level));
  const kept = levels.findLast((level) => level.role === 'limit' && isMet(level));
  const within = kept?.severity ?? policy.triage.matching.none;
  return met === undefined ? within : worseOf(met.severity, within);
}

/** Whether more facts about a level could decide between the mildest possible severity and a worse one. */
function couldSettle({ role, severity }: Level, levels: readonly Level[], mildest: Severity): boolean {
  if (role === 'trigger') return isWorse(severity, mildest);
  const surelyWithin = levels.findLast((level) => level.role === 'limit' && level.truth === true)?.severity ?? severity;
  return !isWorse(mildest, severity) && !isWorse(severity, surelyWithin);
}

function howOf(levels: readonly Level[], severity: Severity): How {
  const level = levels.find((each) => each.severity === severity);
  if (level?.truth !== true) return 'no-level';
  if (level.role === 'limit') return 'within';
  return level.asWritten === true ? 'met' : 'no-better';
}

function reasonsOf(severity: Severity, criteria: Criterion, facts: Facts, policy: PolicySnapshot): Reason[] {
  return phrasesOf(criteria).map((phrase) => ({
    severity,
    clause: phrase.clause,
    // A criterion taken from another clause has no phrase here: use the fact's question instead.
    words: phrase.words ?? (phrase.kind === 'fact' ? (policy.triage.facts[phrase.fact]?.asks ?? phrase.fact) : ''),
    holds: holds(phrase, facts, policy, 'as-written'),
  }));
}
