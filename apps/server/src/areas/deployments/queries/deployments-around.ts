import { sql, type Kysely } from 'kysely';
import type { Row } from '../../../platform/database/row.ts';
import { shortCommit, type DeploymentClass, type Outcome } from '../domain/deployment.ts';

/** A deployment started in a span, as shown alongside something else. */
type DeploymentAround = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  /** Shortened. */
  readonly commit: string;
  readonly class: DeploymentClass;
  readonly reference: string | undefined;
  readonly startedAt: Date;
  readonly finishedAt: Date | undefined;
  readonly outcome: Outcome | undefined;
};

/** Deployments of these services started in the span, newest first. */
export async function deploymentsAround(
  db: Kysely<unknown>,
  asked: { readonly services: readonly string[]; readonly since: Date; readonly until: Date; readonly limit: number },
): Promise<readonly DeploymentAround[]> {
  const { rows } = await sql<StartedRow>`
    select id, service, environment, commit_sha, class, reference, started_at, finished_at, outcome from deployments
    where service = any(${asked.services}::text[]) and started_at >= ${asked.since} and started_at < ${asked.until}
    order by started_at desc, id desc limit ${asked.limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    service: row.service,
    environment: row.environment,
    commit: shortCommit(row.commit_sha),
    class: row.class,
    reference: row.reference ?? undefined,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    outcome: row.outcome ?? undefined,
  }));
}

type StartedRow = Pick<
  Row<'deployments', { class: DeploymentClass; started_at: Date; outcome: Outcome | null }>,
  'id' | 'service' | 'environment' | 'commit_sha' | 'class' | 'reference' | 'started_at' | 'finished_at' | 'outcome'
>;
