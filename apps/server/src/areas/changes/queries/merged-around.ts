import { sql, type Kysely } from 'kysely';
import type { Row } from '../../../platform/database/row.ts';

/** A pull request merged in a span. Its title and author are encrypted and not read here. */
type MergedAround = {
  readonly id: string;
  readonly repository: string;
  readonly number: number;
  readonly base: string;
  readonly mergedAt: Date;
  readonly coveredBy: string;
};

/** Merged in these repositories, newest first. */
export async function mergedAround(
  db: Kysely<unknown>,
  asked: {
    readonly repositories: readonly string[];
    readonly since: Date;
    readonly until: Date;
    readonly limit: number;
  },
): Promise<readonly MergedAround[]> {
  const { rows } = await sql<
    Pick<
      Row<'changes', { merged_at: Date; merge_covered_by: string }>,
      'id' | 'repository' | 'number' | 'base' | 'merged_at' | 'merge_covered_by'
    >
  >`
    select id, repository, number, base, merged_at, merge_covered_by from changes
    where repository = any(${asked.repositories}::text[]) and merged_at >= ${asked.since} and merged_at < ${asked.until}
    order by merged_at desc, id desc limit ${asked.limit}`.execute(db);
  return rows.map(({ merged_at: mergedAt, merge_covered_by: coveredBy, ...row }) => ({ ...row, mergedAt, coveredBy }));
}
