import type { Criterion } from '@muster/policy';
import type { Facts } from './facts.ts';

/** Kleene's three values: a criterion over an unknown fact is unknown, unless the rest of it decides anyway. */
export type Truth = boolean | 'unknown';

export function holds(criterion: Criterion, facts: Facts): Truth {
  if (criterion.kind === 'fact') {
    const known = facts[criterion.fact];
    return known === undefined ? 'unknown' : compare(known, criterion.comparison, criterion.value);
  }
  const parts = criterion.criteria.map((part) => holds(part, facts));
  const deciding = criterion.kind === 'any';
  if (parts.includes(deciding)) return deciding;
  return parts.includes('unknown') ? 'unknown' : !deciding;
}

/** The unknown facts that keep a criterion undecided. */
export function missingFacts(criterion: Criterion, facts: Facts): string[] {
  if (holds(criterion, facts) !== 'unknown') return [];
  if (criterion.kind === 'fact') return [criterion.fact];
  return [...new Set(criterion.criteria.flatMap((part) => missingFacts(part, facts)))];
}

/** The parts of a criterion that are phrases of the document, each to be explained by itself. */
export function phrasesOf(criterion: Criterion): Criterion[] {
  if (criterion.words !== undefined || criterion.kind === 'fact') return [criterion];
  return criterion.criteria.flatMap(phrasesOf);
}

type FactCriterion = Extract<Criterion, { kind: 'fact' }>;

function compare(
  known: Facts[string],
  comparison: FactCriterion['comparison'],
  value: FactCriterion['value'],
): boolean {
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
