import { sql, type Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { deferWrites, pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import { columnsOf, insertRows, type Row } from '../../../platform/database/row.ts';
import type { Deployment, DeploymentClass, DeploymentId, Outcome, Target, Weighed } from '../domain/deployment.ts';

type DeploymentRow = Row<
  'deployments',
  { id: DeploymentId; class: DeploymentClass; outcome: Outcome | null; last_entry: EntryId }
>;

const COLUMNS = columnsOf('deployments');

export async function insertDeployment(db: Kysely<unknown>, made: Deployment): Promise<void> {
  await deferWrites(db, [insertRows('deployments', [rowOf(made)])]);
}

export async function readDeployment(
  db: Kysely<unknown>,
  id: DeploymentId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Deployment | undefined> {
  const { rows } = await sql<DeploymentRow>`
    select ${COLUMNS} from deployments where id = ${id} ${how === 'locked' ? sql`for no key update` : sql``}`.execute(
    db,
  );
  return rows.map(deploymentFrom)[0];
}

/** Newest first, after `after`. */
export async function listDeployments(
  db: Kysely<unknown>,
  asked: {
    readonly service: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Deployment[]> {
  const { service = null, after, limit } = asked;
  const behind = after === undefined ? sql`true` : sql`(asked_at, id) < (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<DeploymentRow>`
    select ${COLUMNS} from deployments where (${service}::text is null or service = ${service}) and ${behind}
    order by asked_at desc, id desc limit ${limit}`.execute(db);
  return rows.map(deploymentFrom);
}

/** Deployments under way in a span, newest first, each with the end of its service's next successful one. */
export async function deploymentsIn(
  db: Kysely<unknown>,
  asked: {
    readonly services: readonly string[];
    readonly environments: readonly string[];
    readonly since: Date;
    readonly until: Date;
  },
): Promise<readonly WentOn[]> {
  const { rows } = await sql<
    Pick<DeploymentRow, 'id' | 'service' | 'environment' | 'commit_sha' | 'finished_at'> & {
      started_at: Date;
      next_finished_at: Date | null;
    }
  >`
    select id, service, environment, commit_sha, started_at, finished_at, (
      select min(n.finished_at) from deployments n where n.service = d.service and n.environment = d.environment
        and n.outcome = 'succeeded' and n.started_at > d.started_at) as next_finished_at
    from deployments d
    where service = any(${asked.services}::text[]) and environment = any(${asked.environments}::text[])
      and started_at < ${asked.until} and coalesce(finished_at, started_at) >= ${asked.since}
    order by started_at desc, id desc limit ${MOST_IN_A_SPAN}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    service: row.service,
    environment: row.environment,
    commit: row.commit_sha,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    nextFinishedAt: row.next_finished_at ?? undefined,
  }));
}

type WentOn = Target & {
  readonly id: DeploymentId;
  readonly startedAt: Date;
  readonly finishedAt: Date | undefined;
  readonly nextFinishedAt: Date | undefined;
};

/** More than these in 28 days could not be told apart on a page. */
const MOST_IN_A_SPAN = 2_000;

/**
 * Whether this commit ran here before and is not what was deployed last: returning to it is a rollback, whether or not
 * it is called one.
 */
export async function ranHereBefore(db: Kysely<unknown>, { service, environment, commit }: Target): Promise<boolean> {
  const [{ rows }] = await pipeline(db, [
    sql<{ ran: boolean; is_current: boolean }>`
    select exists (select from deployments where service = ${service} and environment = ${environment}
        and commit_sha = ${commit} and outcome = 'succeeded') as ran,
      coalesce((select commit_sha = ${commit} from deployments where service = ${service}
        and environment = ${environment} and outcome = 'succeeded' order by finished_at desc, id desc limit 1), false)
        and not exists (select from deployments d where d.service = ${service} and d.environment = ${environment}
          and d.commit_sha <> ${commit} and d.started_at >= (select max(s.finished_at) from deployments s where s.service = ${service}
            and s.environment = ${environment} and s.outcome = 'succeeded')) as is_current`,
  ]);
  return rows[0]?.ran === true && !rows[0].is_current;
}

export type DeploymentChange = { readonly at: Date; readonly entry: EntryId } & (
  | { readonly startedAt: Date }
  | { readonly finishedAt: Date; readonly outcome: Outcome }
);

export async function changeDeployment(
  db: Kysely<unknown>,
  { id, version }: Pick<Deployment, 'id' | 'version'>,
  change: DeploymentChange,
): Promise<void> {
  const what =
    'startedAt' in change
      ? sql`started_at = ${change.startedAt}`
      : sql`finished_at = ${change.finishedAt}, outcome = ${change.outcome}`;
  await sql`
    update deployments set ${what}, version = ${version + 1}, last_instant = ${change.at}, last_entry = ${change.entry}
    where id = ${id}`.execute(db);
}

const rowOf = (it: Deployment): DeploymentRow => ({
  id: it.id,
  service: it.service,
  environment: it.environment,
  commit_sha: it.commit,
  reference: it.reference ?? null,
  class: it.class,
  is_allowed: it.isAllowed,
  code: it.code,
  waiver: it.waiver ?? null,
  objectives: JSON.stringify(it.objectives),
  snapshot: it.snapshot,
  asked_by: it.askedBy ?? null,
  asked_at: it.askedAt,
  started_at: it.startedAt ?? null,
  finished_at: it.finishedAt ?? null,
  outcome: it.outcome ?? null,
  version: it.version,
  last_instant: it.lastInstant,
  last_entry: it.lastEntry,
});

const deploymentFrom = (row: DeploymentRow): Deployment => ({
  id: row.id,
  service: row.service,
  environment: row.environment,
  commit: row.commit_sha,
  reference: row.reference ?? undefined,
  class: row.class,
  isAllowed: row.is_allowed,
  code: row.code,
  waiver: row.waiver ?? undefined,
  objectives: JSON.parse(row.objectives) as readonly Weighed[],
  snapshot: row.snapshot,
  askedBy: row.asked_by ?? undefined,
  askedAt: row.asked_at,
  startedAt: row.started_at ?? undefined,
  finishedAt: row.finished_at ?? undefined,
  outcome: row.outcome ?? undefined,
  version: row.version,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
