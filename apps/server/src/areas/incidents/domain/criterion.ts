import type { Criterion, PolicySnapshot } from '@muster/policy';
import { badnessOf, pointsOf } from './fact-scale.ts';
import type { Facts } from './facts.ts';

/** Kleene's three values: a criterion over an unknown fact is unknown unless its other parts decide it. */
export type Truth = boolean | 'unknown';

/**
 * How a criterion is evaluated. `as-written`: does its wording hold? `or-worse`: are the facts nowhere better than some
 * that satisfy it? `or-milder`: are they nowhere worse than some that do? As facts get worse, an `or-worse` answer can
 * only become true and an `or-milder` one only false, which makes the classification monotone (R26).
 */
export type Sense = 'as-written' | 'or-worse' | 'or-milder';

export function holds(criterion: Criterion, facts: Facts, policy: PolicySnapshot, sense: Sense): Truth {
  if (criterion.kind === 'fact') {
    const known = facts[criterion.fact];
    return known === undefined ? 'unknown' : factHolds(criterion, known, policy, sense);
  }
  const parts = criterion.criteria.map((part) => holds(part, facts, policy, sense));
  const deciding = criterion.kind === 'any';
  if (parts.includes(deciding)) return deciding;
  return parts.includes('unknown') ? 'unknown' : !deciding;
}

/** The unknown facts that keep a criterion undecided. */
export function missingFacts(criterion: Criterion, facts: Facts, policy: PolicySnapshot, sense: Sense): string[] {
  if (holds(criterion, facts, policy, sense) !== 'unknown') return [];
  if (criterion.kind === 'fact') return [criterion.fact];
  return [...new Set(criterion.criteria.flatMap((part) => missingFacts(part, facts, policy, sense)))];
}

/** The parts of a criterion that are phrases of the document, each explained separately. */
export function phrasesOf(criterion: Criterion): Criterion[] {
  if (criterion.words !== undefined || criterion.kind === 'fact') return [criterion];
  return criterion.criteria.flatMap(phrasesOf);
}

type FactCriterion = Extract<Criterion, { kind: 'fact' }>;
type Known = Facts[string];

function factHolds({ fact, comparison, value }: FactCriterion, known: Known, policy: PolicySnapshot, sense: Sense) {
  const asked = policy.triage.facts[fact];
  if (sense === 'as-written' || asked === undefined) return compare(known, comparison, value);
  const here = badnessOf(asked, known);
  return pointsOf(asked, [known, value])
    .filter((point) => (sense === 'or-worse' ? badnessOf(asked, point) <= here : badnessOf(asked, point) >= here))
    .some((point) => compare(point, comparison, value));
}

function compare(known: Known, comparison: FactCriterion['comparison'], value: FactCriterion['value']): boolean {
  switch (comparison) {
    case 'is':
      return known === value;
    case 'isNot':
      return known !== value;
    case 'oneOf':
      return Array.isArray(value) && value.includes(String(known));
    case 'above':
      return known > value;
    case 'atLeast':
      return known >= value;
    case 'below':
      return known < value;
    case 'atMost':
      return known <= value;
  }
}
