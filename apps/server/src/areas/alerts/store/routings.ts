import { sql, type Kysely } from 'kysely';
import { asId, type EntryId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Routing, RoutingRule } from '../domain/routing.ts';

export type RoutingState = 'active' | 'shadow' | 'past';

export type RoutingVersion = Routing & {
  readonly state: RoutingState;
  /** As written. */
  readonly text: Scrubbed;
  readonly reason: Scrubbed;
  readonly publishedAt: Date;
  readonly publishedBy: PrincipalId;
};

export type RoutingRow = Row<
  'routing_versions',
  { state: RoutingState; rules: Scrubbed; catch_all: TeamId | null; reason: Scrubbed; published_by: PrincipalId }
>;

/** The versions to apply: the active one, and one in its shadow. */
export type RoutingsInUse = { readonly active: Routing | undefined; readonly shadow: Routing | undefined };

export const routingsInUse = sql<RoutingRow>`select * from routing_versions where state in ('active', 'shadow')`;

export function inUseFrom(rows: readonly RoutingRow[]): RoutingsInUse {
  const of = (state: RoutingState): Routing | undefined => {
    const row = rows.find((each) => each.state === state);
    return row && versionFrom(row);
  };
  return { active: of('active'), shadow: of('shadow') };
}

/** Serialises publishing. @returns the next version number */
export async function lockVersions(db: Kysely<unknown>): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('muster.routing'))`.execute(db);
  const { rows } = await sql<{ last: number }>`select coalesce(max(version), 0) as last from routing_versions`.execute(
    db,
  );
  return (rows[0]?.last ?? 0) + 1;
}

export async function findVersion(db: Kysely<unknown>, version: number): Promise<RoutingVersion | undefined> {
  const { rows } = await sql<RoutingRow>`select * from routing_versions where version = ${version}`.execute(db);
  return rows[0] && versionFrom(rows[0]);
}

/** Inserts a version and retires the previous one in the same state. */
export async function insertVersion(db: Kysely<unknown>, made: RoutingVersion, entry: EntryId): Promise<void> {
  await passOver(db, made.state, entry);
  await sql`insert into routing_versions (version, state, rules, parsed, catch_all, reason, published_at, published_by, last_entry)
    values (${made.version}, ${made.state}, ${made.text}, ${JSON.stringify(made.rules)}, ${made.catchAll ?? null},
      ${made.reason}, ${made.publishedAt}, ${made.publishedBy}, ${entry})`.execute(db);
}

/** @returns the version that was in this state */
export async function passOver(db: Kysely<unknown>, state: RoutingState, entry: EntryId): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`update routing_versions set state = 'past', last_entry = ${entry}
    where state = ${state} returning version`.execute(db);
  return rows[0]?.version;
}

export type ListedRouting = RoutingVersion & {
  /** Shadow version: how many alerts it would have routed differently since it started. */
  readonly differs: number | undefined;
};

/** Newest first. */
export async function listVersions(
  db: Kysely<unknown>,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly ListedRouting[]> {
  const { rows } = await sql<RoutingRow & { differs: number | null }>`
    select v.*, case when v.state = 'shadow' then (select count(*)::integer from alerts a
      where a.received_at >= v.published_at and a.trace like '%"shadow":{"routing":' || v.version || '%') end as differs
    from routing_versions v where ${before ?? null}::integer is null or v.version < ${before ?? null}
    order by v.version desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...versionFrom(row), differs: row.differs ?? undefined }));
}

const versionFrom = (row: RoutingRow): RoutingVersion => ({
  version: row.version,
  state: row.state,
  text: row.rules,
  rules: JSON.parse(row.parsed) as readonly RoutingRule[],
  catchAll: row.catch_all ?? undefined,
  reason: row.reason,
  publishedAt: row.published_at,
  publishedBy: row.published_by,
});

/** The newest organisation-wide alerts for a dry run: their labels and the teams they went to. */
export async function pastAlerts(
  db: Kysely<unknown>,
  limit: number,
): Promise<
  readonly {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly integrationTeam: TeamId | undefined;
    readonly mapping: string;
    readonly team: TeamId | undefined;
  }[]
> {
  const { rows } = await sql<{
    name: string;
    labels: string;
    integration_team: string | null;
    mapping: string;
    team_id: string | null;
  }>`
    select a.name, a.labels, i.team_id as integration_team, i.mapping, a.team_id
    from alerts a join integrations i on i.id = a.integration_id and i.visibility = 'organisation'
    where a.visibility = 'organisation' order by a.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    name: row.name,
    labels: JSON.parse(row.labels) as Readonly<Record<string, string>>,
    integrationTeam: row.integration_team === null ? undefined : asId<'team'>(row.integration_team),
    mapping: row.mapping,
    team: row.team_id === null ? undefined : asId<'team'>(row.team_id),
  }));
}
