import { severities, type ClauseId, type Criterion, type PolicySnapshot, type Severity } from '@muster/policy';
import { holds, missingFacts, phrasesOf, type Truth } from './criterion.ts';
import type { Facts } from './facts.ts';
import { isWorse, mildest, nextWorse, worseOf } from './severity.ts';

/** One phrase of the document, held against the facts. */
export type Reason = {
  readonly severity: Severity;
  readonly clause: ClauseId;
  readonly words: string;
  readonly holds: Truth;
};

/**
 * `decided`: every worse level is known not to hold. `undecided`: a worse level may still hold, so the severity is
 * provisional and `ask` names the facts that would settle it; an unknown is never read as "no" (R26, R36).
 */
export type Classification = {
  readonly severity: Severity;
  readonly clause: ClauseId;
  readonly because: readonly Reason[];
} & (
  | { readonly kind: 'decided'; readonly how: 'matched' | 'next-worse' }
  | { readonly kind: 'undecided'; readonly ask: readonly string[] }
);

/** Derives the severity from facts: total, worst match wins, facts that fit no level take the next worse one (GOV 3.1.1, R26). */
export function classify(facts: Facts, policy: PolicySnapshot): Classification {
  const levels = severities.map((severity) => ({ severity, criteria: policy.severities[severity].criteria }));
  const verdicts = levels.map(({ severity, criteria }) => ({ severity, criteria, truth: holds(criteria, facts) }));
  const because = levels.flatMap(({ severity, criteria }) => reasonsOf(severity, criteria, facts, policy));
  const matched = verdicts.find(({ truth }) => truth === true)?.severity;
  const open = verdicts.filter(
    ({ severity, truth }) => truth === 'unknown' && (matched === undefined || isWorse(severity, matched)),
  );

  if (open.length > 0) {
    const provisional = worseOf(matched ?? mildest, policy.triage.unclassified.provisionalSeverity);
    const ask = [...new Set(open.flatMap(({ criteria }) => missingFacts(criteria, facts)))];
    return { kind: 'undecided', severity: provisional, clause: policy.triage.unclassified.clause, because, ask };
  }
  const severity = matched ?? nextWorse(nearestLevel(because));
  const how = matched === undefined ? 'next-worse' : 'matched';
  return { kind: 'decided', how, severity, clause: policy.severities[severity].criteria.clause, because };
}

/** The worst level of which at least one phrase holds; the mildest where none does. */
function nearestLevel(because: readonly Reason[]): Severity {
  return because.find((reason) => reason.holds === true)?.severity ?? mildest;
}

function reasonsOf(severity: Severity, criteria: Criterion, facts: Facts, policy: PolicySnapshot): Reason[] {
  return phrasesOf(criteria).map((phrase) => ({
    severity,
    clause: phrase.clause,
    // What the document says in another place has no phrase here: the question stands for it.
    words: phrase.words ?? (phrase.kind === 'fact' ? (policy.triage.facts[phrase.fact]?.asks ?? phrase.fact) : ''),
    holds: holds(phrase, facts),
  }));
}
