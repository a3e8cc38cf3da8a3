import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type Id, type TeamId } from '../../../../kernel/ids.ts';
import type { PathPlan } from '../domain/path.ts';
import type { OnCallTables, PathRow, PathVersionRow } from '../../store/tables.ts';

export type PathId = Id<'escalation-path'>;

/** An active path, with the version that new escalations use. */
export type StoredPath = {
  readonly id: PathId;
  readonly team: TeamId;
  readonly name: string;
  readonly version: number;
  readonly versionId: string;
  readonly plan: PathPlan;
  readonly lastInstant: Date;
};

type PathInUse = PathRow & Pick<PathVersionRow, 'plan'> & { readonly version_id: string };

/** Active paths by name; optionally only one, or only those of some teams. */
export async function pathsInUse(
  db: Kysely<unknown>,
  only: { readonly id?: PathId; readonly teams?: readonly TeamId[] } = {},
): Promise<readonly StoredPath[]> {
  const { rows } = await sql<PathInUse>`
    select p.*, v.id as version_id, v.plan from escalation_paths p
    join escalation_path_versions v on v.path_id = p.id and v.version = p.version
    where p.retired_at is null and (${only.id ?? null}::uuid is null or p.id = ${only.id ?? null})
      and (${only.teams ?? null}::uuid[] is null or p.team_id = any(${only.teams ?? null}::uuid[]))
    order by lower(p.name), p.id`.execute(db);
  return rows.map(pathFrom);
}

export async function lockPath(db: Kysely<unknown>, id: PathId): Promise<StoredPath | undefined> {
  const { rows } = await sql`
    select id from escalation_paths where id = ${id} and retired_at is null for no key update`.execute(db);
  return rows.length === 0 ? undefined : (await pathsInUse(db, { id }))[0];
}

/** The version a running escalation started with, whatever its path says now. */
export async function pathVersion(db: Kysely<unknown>, id: string) {
  const row = await db
    .$extendTables<OnCallTables>()
    .selectFrom('escalation_path_versions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { path: row.path_id, version: row.version, plan: planOf(row) };
}

/** `team` if the team already has an active path, else `name` if another active path has this name. */
export async function pathInTheWay(
  db: Kysely<unknown>,
  { name, team, except }: { readonly name: string; readonly team?: TeamId; readonly except?: PathId },
): Promise<'name' | 'team' | undefined> {
  const { rows } = await sql<{ same_team: boolean }>`
    select coalesce(team_id = ${team ?? null}, false) as same_team from escalation_paths
    where retired_at is null and (${except ?? null}::uuid is null or id <> ${except ?? null})
      and (lower(name) = lower(${name}) or team_id = ${team ?? null})
    order by 1 desc limit 1`.execute(db);
  if (rows[0] === undefined) return undefined;
  return rows[0].same_team ? 'team' : 'name';
}

type Written = { readonly at: Date; readonly entry: EntryId };

export async function insertPath(
  db: Kysely<unknown>,
  { id, team, name, at, entry }: Written & Pick<StoredPath, 'id' | 'team' | 'name'>,
): Promise<void> {
  await db
    .$extendTables<OnCallTables>()
    .insertInto('escalation_paths')
    .values({ id, team_id: team, name, retired_at: null, version: 1, last_instant: at, last_entry: entry })
    .execute();
}

export async function insertPathVersion(
  db: Kysely<unknown>,
  {
    id,
    path,
    version,
    plan,
    entry,
  }: Omit<PathVersionRow, 'path_id' | 'plan' | 'last_entry'> & {
    readonly path: PathId;
    readonly plan: PathPlan;
    readonly entry: EntryId;
  },
): Promise<void> {
  await db
    .$extendTables<OnCallTables>()
    .insertInto('escalation_path_versions')
    .values({ id, path_id: path, version, plan: JSON.stringify(plan), last_entry: entry })
    .execute();
}

export async function updatePath(
  db: Kysely<unknown>,
  {
    id,
    name,
    version,
    retired,
    at,
    entry,
  }: Written & {
    readonly id: PathId;
    readonly name?: string;
    readonly version?: number;
    readonly retired?: true;
  },
): Promise<void> {
  await sql`
    update escalation_paths set name = coalesce(${name ?? null}, name), version = coalesce(${version ?? null}, version),
      retired_at = ${retired === true ? at : null}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

export const namesOfPaths = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from escalation_paths where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name] as const));
};

const pathFrom = (row: PathInUse): StoredPath => ({
  id: asId<'escalation-path'>(row.id),
  team: row.team_id,
  name: row.name,
  version: row.version,
  versionId: row.version_id,
  plan: planOf(row),
  lastInstant: row.last_instant,
});

const planOf = ({ plan }: Pick<PathVersionRow, 'plan'>): PathPlan => JSON.parse(plan) as PathPlan;
