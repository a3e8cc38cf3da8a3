import { sql, type Kysely } from 'kysely';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { DeploymentId, Target } from '../domain/deployment.ts';

/** A deployment's identity at the forge. */
export type ForgeName = { readonly repository: string; readonly forgeId: string };

/**
 * `before`: it predates Muster's first look; `nothing`: it never succeeded, or nothing is required for its environment;
 * `asked`: the gate had allowed it; `unasked`: the gate had not, but would have; `refused`: the gate would have
 * refused.
 */
type FoundState = 'before' | 'nothing' | 'asked' | 'unasked' | 'refused';

type Found = ForgeName & {
  readonly state: FoundState;
  readonly deployment?: DeploymentId;
  readonly target?: Target;
  readonly reference?: string;
  readonly happenedAt?: Date;
};

/** The pseudo-id that marks a repository as examined once. */
const FIRST_LOOK = 'first-look';

/** Locks one for judging until the transaction ends. @returns whether it was already judged */
export async function lockFound(db: Kysely<unknown>, { repository, forgeId }: ForgeName, now: Date): Promise<boolean> {
  await sql`
    insert into found_deployments (repository, forge_id, state, seen_at) values (${repository}, ${forgeId}, 'nothing', ${now})
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ state: FoundState }>`
    select state from found_deployments where repository = ${repository} and forge_id = ${forgeId} for update`.execute(
    db,
  );
  return rows[0]?.state !== 'nothing';
}

export async function keepFound(db: Kysely<unknown>, found: Found, now: Date): Promise<void> {
  const { repository, forgeId, state, deployment, target, reference, happenedAt } = found;
  await sql`
    insert into found_deployments (repository, forge_id, state, deployment_id, service, environment, commit_sha, reference,
      happened_at, seen_at)
    values (${repository}, ${forgeId}, ${state}, ${deployment ?? null}, ${target?.service ?? null},
      ${target?.environment ?? null}, ${target?.commit ?? null}, ${reference ?? null}, ${happenedAt ?? null}, ${now})
    on conflict (repository, forge_id) do update set state = excluded.state, deployment_id = excluded.deployment_id,
      service = excluded.service, environment = excluded.environment, commit_sha = excluded.commit_sha,
      reference = excluded.reference, happened_at = excluded.happened_at, seen_at = excluded.seen_at`.execute(db);
}

/** Those that need no further look; undefined if the repository has never been examined. */
export async function knownOf(
  db: Kysely<unknown>,
  repository: string,
  forgeIds: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const { rows } = await sql<{ forge_id: string }>`
    select forge_id from found_deployments
    where repository = ${repository} and forge_id = any(${[FIRST_LOOK, ...forgeIds]}::text[])`.execute(db);
  const ids = new Set(rows.map(({ forge_id: id }) => id));
  return ids.has(FIRST_LOOK) ? ids : undefined;
}

/** Marks what exists at the first look as predating Muster. */
export async function keepFirstLook(
  db: Kysely<unknown>,
  repository: string,
  forgeIds: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    insert into found_deployments (repository, forge_id, state, seen_at)
    select ${repository}, forge_id, 'before', ${now} from unnest(${[FIRST_LOOK, ...forgeIds]}::text[]) as t (forge_id)
    on conflict do nothing`.execute(db);
}

/**
 * The check that allowed this deployment: the gate's newest answer before it succeeded, if that was yes and has not
 * allowed another.
 */
export async function askingFor(
  db: Kysely<unknown>,
  { service, environment, commit }: Target,
  by: Date,
): Promise<DeploymentId | undefined> {
  const { rows } = await sql<{ id: DeploymentId }>`
    select id from (
      select id, is_allowed from deployments
      where service = ${service} and environment = ${environment} and commit_sha = ${commit} and asked_at <= ${by}
      order by asked_at desc, id desc limit 1) newest
    where is_allowed and not exists (select from found_deployments f where f.deployment_id = newest.id and f.state = 'asked')`.execute(
    db,
  );
  return rows[0]?.id;
}

export type FoundRow = Target &
  ForgeName & {
    readonly wouldHavePassed: boolean;
    readonly reference: string | undefined;
    readonly happenedAt: Date;
  };

/** Deployments the gate had not allowed, newest first, after `after`. */
export async function listFound(
  db: Kysely<unknown>,
  { after, limit }: { readonly after: (ForgeName & { readonly at: Date }) | undefined; readonly limit: number },
): Promise<readonly FoundRow[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(happened_at, repository, forge_id) < (${after.at}, ${after.repository}, ${after.forgeId})`;
  const { rows } = await sql<
    Row<
      'found_deployments',
      { state: FoundState; service: string; environment: string; commit_sha: string; happened_at: Date }
    >
  >`
    select ${columnsOf('found_deployments')} from found_deployments
    where happened_at is not null and ${behind}
    order by happened_at desc, repository desc, forge_id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    repository: row.repository,
    forgeId: row.forge_id,
    wouldHavePassed: row.state === 'unasked',
    service: row.service,
    environment: row.environment,
    commit: row.commit_sha,
    reference: row.reference ?? undefined,
    happenedAt: row.happened_at,
  }));
}

/** How many have bypassed the gate since then. */
export async function countUnasked(db: Kysely<unknown>, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from found_deployments where happened_at >= ${since}`.execute(db);
  return rows[0]?.count ?? 0;
}
