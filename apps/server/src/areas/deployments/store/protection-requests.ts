import { sql, type Kysely } from 'kysely';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { DeploymentId } from '../domain/deployment.ts';
import type { ProtectionRequest } from '../domain/protection-request.ts';

export type KeptRequest = ProtectionRequest & {
  /** GitHub's delivery id, which a redelivery repeats. */
  readonly delivery: string;
  readonly receivedAt: Date;
  /** The last recorded answer of the gate. */
  readonly deploymentId: DeploymentId | undefined;
  readonly answeredAt: Date | undefined;
};

/** Stores it and deletes expired ones. @returns false if it is already stored */
export async function keepRequest(
  db: Kysely<unknown>,
  asked: ProtectionRequest & Pick<KeptRequest, 'delivery' | 'receivedAt'>,
  before: Date,
): Promise<boolean> {
  await sql`delete from github_protection_requests where received_at < ${before}`.execute(db);
  const { delivery, repository, runId, environment, commit, installation, receivedAt } = asked;
  const { numAffectedRows } = await sql`
    insert into github_protection_requests (delivery, repository, run_id, environment, commit_sha, installation, received_at)
    values (${delivery}, ${repository}, ${runId}, ${environment}, ${commit}, ${installation}, ${receivedAt})
    on conflict (delivery) do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export async function lockRequest(db: Kysely<unknown>, delivery: string): Promise<KeptRequest | undefined> {
  const { rows } = await sql<ProtectionRequestRow>`
    select ${columnsOf('github_protection_requests')}
    from github_protection_requests where delivery = ${delivery} for update`.execute(db);
  return rows.map((row) => ({
    delivery: row.delivery,
    repository: row.repository,
    runId: row.run_id,
    environment: row.environment,
    commit: row.commit_sha,
    installation: Number(row.installation),
    receivedAt: row.received_at,
    deploymentId: row.deployment_id ?? undefined,
    answeredAt: row.answered_at ?? undefined,
  }))[0];
}

export async function markJudged(db: Kysely<unknown>, delivery: string, deployment: DeploymentId): Promise<void> {
  await sql`update github_protection_requests set deployment_id = ${deployment} where delivery = ${delivery}`.execute(
    db,
  );
}

export async function markAnswered(db: Kysely<unknown>, delivery: string, at: Date): Promise<void> {
  await sql`update github_protection_requests set answered_at = ${at} where delivery = ${delivery}`.execute(db);
}

type ProtectionRequestRow = Row<'github_protection_requests', { deployment_id: DeploymentId | null }>;
