import { sql, type Kysely } from 'kysely';
import { asId } from '../../../kernel/ids.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import type { DeploymentId, Outcome, Target } from '../domain/deployment.ts';

/** The commit's last deployment to an environment that had finished by then, and its outcome. */
export async function lastDeploymentOf(
  db: Kysely<unknown>,
  { service, environment, commit }: Target,
  by: Date,
): Promise<{ readonly id: DeploymentId; readonly outcome: Outcome } | undefined> {
  const [{ rows }] = await pipeline(db, [
    sql<{ id: string; outcome: Outcome }>`
    select id, outcome from deployments
    where service = ${service} and environment = ${environment} and commit_sha = ${commit} and finished_at <= ${by}
    order by finished_at desc, id desc limit 1`,
  ]);
  return rows.map(({ id, outcome }) => ({ id: asId<'deployment'>(id), outcome }))[0];
}
