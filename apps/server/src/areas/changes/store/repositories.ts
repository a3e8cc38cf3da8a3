import { sql, type Kysely } from 'kysely';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

/** A problem of a repository, as last seen. */
export type RepositoryProblem = {
  readonly about: 'ruleset' | 'team' | 'deployments';
  readonly state: 'differs' | 'unverified';
  readonly what: string;
};

export type KnownRepository = {
  readonly name: string;
  readonly lookedAt: Date;
  /** The newest version of its ruleset that was checked. */
  readonly rulesetVersion: number | undefined;
  readonly problems: readonly RepositoryProblem[];
};

export async function repositoriesKnown(db: Kysely<unknown>): Promise<readonly KnownRepository[]> {
  const { rows } = await sql<Row<'change_repositories'>>`
    select ${columnsOf('change_repositories')} from change_repositories order by name`.execute(db);
  return rows.map((row) => ({
    name: row.name,
    lookedAt: row.looked_at,
    rulesetVersion: row.ruleset_version === null ? undefined : Number(row.ruleset_version),
    problems: JSON.parse(row.problems) as readonly RepositoryProblem[],
  }));
}

export async function keepRepository(db: Kysely<unknown>, it: KnownRepository): Promise<void> {
  const problems = JSON.stringify(it.problems);
  await sql`
    insert into change_repositories (name, looked_at, ruleset_version, problems)
    values (${it.name}, ${it.lookedAt}, ${it.rulesetVersion ?? null}, ${problems})
    on conflict (name) do update
      set looked_at = ${it.lookedAt}, ruleset_version = ${it.rulesetVersion ?? null}, problems = ${problems}`.execute(
    db,
  );
}
