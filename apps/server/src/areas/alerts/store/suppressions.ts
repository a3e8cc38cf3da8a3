import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IntegrationId, PrincipalId, SuppressionId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Labels } from '../domain/notification.ts';
import type { ActiveSuppression, SuppressedAlert, Suppression, SuppressionKind } from '../domain/suppression.ts';
import type { Visibility } from './tables.ts';

type SuppressionRow = Row<
  'suppressions',
  {
    id: SuppressionId;
    kind: SuppressionKind;
    integration_id: IntegrationId | null;
    reason: Scrubbed;
    created_by: PrincipalId | null;
    team_id: TeamId | null;
    visibility: Visibility;
    last_entry: EntryId;
  }
>;
type MatcherRow = Pick<
  SuppressionRow,
  'id' | 'kind' | 'integration_id' | 'service' | 'labels' | 'alerts' | 'reason' | 'ends_at'
>;
export type ActiveRow = MatcherRow & { named: string[] };

export async function insertSuppression(
  db: Kysely<unknown>,
  suppression: Suppression,
  alerts: readonly SuppressedAlert[],
): Promise<void> {
  const { id, kind, integrationId, service, labels, reason, startsAt, endsAt, createdBy, createdAt, teamId } =
    suppression;
  await sql`insert into suppressions (id, kind, integration_id, service, labels, alerts, reason, starts_at, ends_at, created_by,
      created_at, team_id, visibility, version, last_instant, last_entry)
    values (${id}, ${kind}, ${integrationId ?? null}, ${service ?? null}, ${JSON.stringify(labels)}, ${alerts.length},
      ${reason}, ${startsAt}, ${endsAt}, ${createdBy ?? null}, ${createdAt}, ${teamId ?? null}, ${suppression.visibility},
      ${suppression.version}, ${suppression.lastInstant}, ${suppression.lastEntry})`.execute(db);
  if (alerts.length === 0) return;
  await sql`insert into suppressed_alerts (integration_id, fingerprint, suppression_id)
    select *, ${id}::uuid from unnest(${alerts.map((each) => each.integrationId)}::uuid[],
      ${alerts.map((each) => each.fingerprint)}::text[]) on conflict do nothing`.execute(db);
}

/** The active suppressions, and which of these alerts each names. Read without a lock: see `keepActive`. */
export const activeSuppressions = (now: Date, of: readonly SuppressedAlert[]): RawBuilder<ActiveRow> => sql<ActiveRow>`
  select s.id, s.kind, s.integration_id, s.service, s.labels, s.alerts, s.reason, s.ends_at,
    case when s.alerts = 0 then '{}'::text[] else array(
      select a.integration_id || '/' || a.fingerprint
      from unnest(${of.map((each) => each.integrationId)}::uuid[], ${of.map((each) => each.fingerprint)}::text[])
        as asked (integration_id, fingerprint)
      join suppressed_alerts a on a.integration_id = asked.integration_id and a.fingerprint = asked.fingerprint
        and a.suppression_id = s.id) end as named
  from suppressions s where s.ended_at is null and s.starts_at <= ${now} and s.ends_at > ${now}`;

export const activeFrom = (row: ActiveRow): ActiveSuppression => ({ ...matcherFrom(row), named: new Set(row.named) });

/**
 * Keeps these from ending before this transaction does, so that whoever ends one sees everything it held.
 * @returns those that have not ended yet
 */
export async function keepActive(
  db: Kysely<unknown>,
  ids: readonly SuppressionId[],
): Promise<ReadonlySet<SuppressionId>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: SuppressionId }>`select id from suppressions
    where id = any(${ids}::uuid[]) and ended_at is null order by id for share`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Locked until the end of the transaction. */
export async function lockSuppression(db: Kysely<unknown>, id: string): Promise<Suppression | undefined> {
  const { rows } = await sql<SuppressionRow>`select * from suppressions where id = ${id} for update`.execute(db);
  return rows[0] && suppressionFrom(rows[0]);
}

export async function findSuppression(db: Kysely<unknown>, id: string): Promise<Suppression | undefined> {
  const { rows } = await sql<SuppressionRow>`select * from suppressions where id = ${id}`.execute(db);
  return rows[0] && suppressionFrom(rows[0]);
}

export async function setEnded(db: Kysely<unknown>, id: SuppressionId, at: Date, entry: EntryId): Promise<void> {
  await sql`update suppressions set ended_at = ${at}, version = version + 1, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

/** A SQL condition: the suppression belongs to the whole organisation, or to one of these teams. */
export const isSuppressionOf = (teams: 'all' | readonly TeamId[]): RawBuilder<boolean> =>
  teams === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(suppressions.visibility = 'organisation' or suppressions.team_id = any(${teams}::uuid[]))`;

export type ListedSuppression = Suppression & {
  readonly integration: string | undefined;
  /** How many alerts began while it held them, and how many of those still fire without an incident. */
  readonly held: number;
  readonly waiting: number;
};

/** Those active or planned first, then the newest. */
export async function listSuppressions(
  db: Kysely<unknown>,
  asked: {
    readonly teams: 'all' | readonly TeamId[];
    readonly now: Date;
    readonly state: 'open' | 'over' | undefined;
    readonly id?: string;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly ListedSuppression[]> {
  const isOpen = sql`(suppressions.ended_at is null and suppressions.ends_at > ${asked.now})`;
  const { rows } = await sql<SuppressionRow & { integration: string | null; held: number; waiting: number }>`
    select suppressions.*, i.name as integration, counted.held, counted.waiting
    from suppressions left join integrations i on i.id = suppressions.integration_id
    cross join lateral (select count(*)::integer as held,
      (count(*) filter (where a.state = 'firing' and a.incident_id is null))::integer as waiting
      from alerts a where a.held_by = suppressions.id) counted
    where ${isSuppressionOf(asked.teams)}
      and (${asked.state ?? null}::text is null or ${isOpen} = (${asked.state ?? ''} = 'open'))
      and (${asked.id ?? null}::uuid is null or suppressions.id = ${asked.id ?? null})
      and (${asked.after ?? null}::uuid is null or suppressions.id < ${asked.after ?? null})
    order by suppressions.id desc limit ${asked.limit}`.execute(db);
  return rows.map((row) => ({
    ...suppressionFrom(row),
    integration: row.integration ?? undefined,
    held: row.held,
    waiting: row.waiting,
  }));
}

/** How often each of these alerts has begun since then, by `suppressedName`. */
export async function beginningsSince(
  db: Kysely<unknown>,
  of: readonly SuppressedAlert[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; times: number }>`
    select a.integration_id || '/' || a.fingerprint as name, count(*)::integer as times
    from unnest(${of.map((each) => each.integrationId)}::uuid[], ${of.map((each) => each.fingerprint)}::text[])
      as asked (integration_id, fingerprint)
    join alerts a on a.integration_id = asked.integration_id and a.fingerprint = asked.fingerprint
      and a.received_at >= ${since}
    group by a.integration_id, a.fingerprint`.execute(db);
  return new Map(rows.map(({ name, times }) => [name, times]));
}

const matcherFrom = (row: MatcherRow) => ({
  id: row.id,
  kind: row.kind,
  integrationId: row.integration_id ?? undefined,
  service: row.service ?? undefined,
  labels: JSON.parse(row.labels) as Labels,
  alerts: row.alerts,
  reason: row.reason,
  endsAt: row.ends_at,
});

const suppressionFrom = (row: SuppressionRow): Suppression => ({
  ...matcherFrom(row),
  startsAt: row.starts_at,
  createdBy: row.created_by ?? undefined,
  createdAt: row.created_at,
  endedAt: row.ended_at ?? undefined,
  teamId: row.team_id ?? undefined,
  visibility: row.visibility,
  version: row.version,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
