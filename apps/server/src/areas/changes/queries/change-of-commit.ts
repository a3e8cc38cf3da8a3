import type { Kysely } from 'kysely';
import { mergedAs } from '../store/changes.ts';

/** The merged change that a commit came by, and the clauses found met when it was merged. One that nothing covered tells of none. */
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
