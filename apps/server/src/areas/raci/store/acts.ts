import type { ActivityId, RoleId, Severity } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import { pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export type Act = {
  readonly id: string;
  readonly activity: ActivityId;
  readonly clause: string;
  readonly scope: string;
  readonly resource: { readonly kind: string; readonly id: string };
  readonly name: string;
  readonly actor: PrincipalId | undefined;
  readonly at: Date;
  readonly severity: Severity | undefined;
  readonly isDrill: boolean;
  readonly digestRoles: readonly RoleId[];
  readonly teamId: TeamId | undefined;
  readonly visibility: 'organisation' | 'team';
};

type ActRow = Row<
  'acts',
  {
    activity: ActivityId;
    actor_id: PrincipalId | null;
    severity: Severity | null;
    team_id: TeamId | null;
    visibility: 'organisation' | 'team';
  }
>;

/** @returns false if this act, or another of its scope, was already recorded */
export async function insertAct(db: Kysely<unknown>, act: Act, entry: EntryId): Promise<boolean> {
  const { rows } = await sql`
    insert into acts (id, activity, clause, scope, resource_kind, resource_id, name, actor_id, done_at, severity, is_drill,
      digest_roles, team_id, visibility, last_entry)
    values (${act.id}, ${act.activity}, ${act.clause}, ${act.scope}, ${act.resource.kind}, ${act.resource.id}, ${act.name},
      ${act.actor ?? null}, ${act.at}, ${act.severity ?? null}, ${act.isDrill}, ${[...act.digestRoles]}::text[],
      ${act.teamId ?? null}, ${act.visibility}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function isToldAlready(db: Kysely<unknown>, scope: string): Promise<boolean> {
  const [{ rows }] = await pipeline(db, [sql`select from acts where scope = ${scope}`]);
  return rows.length > 0;
}

/** Applies an incident's new protection to every act about it. */
export async function protectActsOf(db: Kysely<unknown>, incident: IncidentId, as: Protected): Promise<void> {
  await sql`update acts set team_id = ${as.teamId ?? null}, visibility = ${as.visibility}
    where resource_kind = 'incident' and resource_id = ${incident}`.execute(db);
}

/** Acts the reader may see: the organisation's and those of their teams. */
export const isListed = (teams: 'all' | readonly TeamId[]): RawBuilder<boolean> =>
  teams === 'all' ? sql`true` : sql`(acts.visibility = 'organisation' or acts.team_id = any(${teams}::uuid[]))`;

/** Newest first, starting after `after`; `name` limits them to one subject. */
export async function listActs(
  db: Kysely<unknown>,
  asked: {
    readonly teams: 'all' | readonly TeamId[];
    readonly name: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Act[]> {
  const { teams, name, after, limit } = asked;
  return select(
    db,
    sql`where ${isListed(teams)} and ${name === undefined ? sql`true` : sql`acts.name = ${name}`}
      and ${after === undefined ? sql`true` : sql`(done_at, id) < (${after.at}, ${after.id})`}
      order by done_at desc, id desc limit ${limit}`,
  );
}

export const actsById = async (db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, Act>> =>
  new Map((await select(db, sql`where id = any(${ids}::uuid[])`)).map((act) => [act.id, act]));

/** Acts of a digest period that some role reads about. */
export const actsBetween = async (db: Kysely<unknown>, from: Date, until: Date): Promise<readonly Act[]> =>
  select(
    db,
    sql`where done_at >= ${from} and done_at < ${until} and cardinality(digest_roles) > 0 order by done_at, id limit 10000`,
  );

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Act[]> {
  const { rows } = await sql<ActRow>`
    select ${columnsOf('acts')} from acts ${rest}`.execute(db);
  return rows.map(actFrom);
}

const actFrom = (row: ActRow): Act => ({
  id: row.id,
  activity: row.activity,
  clause: row.clause,
  scope: row.scope,
  resource: { kind: row.resource_kind, id: row.resource_id },
  name: row.name,
  actor: row.actor_id ?? undefined,
  at: row.done_at,
  severity: row.severity ?? undefined,
  isDrill: row.is_drill,
  digestRoles: row.digest_roles,
  teamId: row.team_id ?? undefined,
  visibility: row.visibility,
});
