import type { ClauseId } from '../kernel/ids.ts';

export type ClauseState = 'enforced' | 'partly' | 'not-built';

/** The status of a clause in this build. `note` says in one sentence what holds, or what is missing. */
export type ClauseStanding = {
  readonly state: ClauseState;
  readonly enforcedBy: readonly string[];
  readonly note: string;
};

/** What one area does for one clause: `enforced` only if every word of it holds. */
export type ClauseClaim = ClauseStanding & { readonly state: 'enforced' | 'partly' };

export type Clauses = Readonly<Record<ClauseId, ClauseClaim>>;

export const enforced = (enforcedBy: readonly string[], note: string): ClauseClaim => ({
  state: 'enforced',
  enforcedBy,
  note,
});

export const partly = (enforcedBy: readonly string[], note: string): ClauseClaim => ({
  state: 'partly',
  enforcedBy,
  note,
});

/**
 * The status of every clause, combined from what areas claim. If several enforce parts of one, their sentences are
 * joined, and it is enforced only if each of them says so.
 */
export function clauseRegistry(
  claims: readonly Clauses[],
  notBuilt: Readonly<Record<ClauseId, string>>,
): Readonly<Record<ClauseId, ClauseStanding>> {
  const claimed = Map.groupBy(claims.flatMap(Object.entries<ClauseClaim>), ([clause]) => clause);
  const standings = [...claimed].map(([clause, all]): [ClauseId, ClauseStanding] => {
    const parts = all.map(([, claim]) => claim);
    const standing: ClauseStanding = {
      state: parts.every(({ state }) => state === 'enforced') ? 'enforced' : 'partly',
      enforcedBy: [...new Set(parts.flatMap(({ enforcedBy }) => enforcedBy))],
      note: parts.map(({ note }) => note).join(' '),
    };
    return [clause, standing];
  });
  const missing = Object.entries(notBuilt).map(([clause, note]): [ClauseId, ClauseStanding] => [
    clause,
    { state: 'not-built', enforcedBy: [], note },
  ]);
  return Object.fromEntries([...missing, ...standings]);
}
