import type { Clause, Interpretation, PolicySnapshot } from '../snapshot.ts';
import type { ClauseId, RulingId } from '../vocabulary.ts';

/** A clause's status in this build: assembled by the server from its areas and tests, shown on the Policy page. */
export type ClauseRegistration = {
  clause: ClauseId;
  /** Source paths, relative to the repository's root. */
  enforcedBy: readonly string[];
  /** Titles of the tests that carry the clause. */
  tests: readonly string[];
  interpretation?: readonly RulingId[];
  state: 'enforced' | 'partly' | 'not-built';
  note: string;
};

/** How a clause is interpreted where the document is ambiguous; empty for most clauses. */
export function interpretationsOf(policy: PolicySnapshot, clause: ClauseId): ({ id: RulingId } & Interpretation)[] {
  return Object.entries(policy.interpretations)
    .filter(([, ruling]) => ruling.clauses.includes(clause))
    .map(([id, ruling]) => ({ id, ...ruling }));
}

export function clauseOf(policy: PolicySnapshot, clause: ClauseId): Clause | undefined {
  return policy.clauses.find(({ id }) => id === clause);
}
