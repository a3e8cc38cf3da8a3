import type { Kysely } from 'kysely';
import { mergedAs } from '../store/changes.ts';

/** The merged change that a commit came from, and the clauses met at its merge; none if nothing covered the merge. */
export async function changeOfCommit(
  db: Kysely<unknown>,
  commit: string,
): Promise<
  | {
      readonly repository: string;
      readonly number: number;
      readonly head: string;
      readonly met: readonly string[];
      readonly mergedAt: Date;
    }
  | undefined
> {
  const change = await mergedAs(db, commit);
  if (change?.merged === undefined) return undefined;
  const { repository, number, head, clauses, merged } = change;
  const isCovered = merged.coveredBy === 'verdict' || merged.coveredBy === 'exception';
  return {
    repository,
    number,
    head,
    mergedAt: merged.at,
    met: isCovered ? clauses.flatMap(({ clause, state }) => (state === 'met' ? [clause] : [])) : [],
  };
}
