import { sql, type Kysely } from 'kysely';
import type { Alert } from '../domain/alert.ts';
import { alertFrom, rowOf } from './alert-rows.ts';
import type { AlertRow } from './tables.ts';

/** An alert is known by its integration and its label hash; `startsAt` names one of its episodes. */
export type EpisodeName = Pick<Alert, 'integrationId' | 'fingerprint' | 'startsAt'>;

/**
 * What is known of these alerts and matters to signals about these episodes: the episodes themselves and the newest one
 * (only that can be firing). Locked until the end of the transaction, in the order of their ids, so that two servers that
 * hear of the same alerts wait for each other in one direction only.
 */
export async function lockEpisodes(db: Kysely<unknown>, names: readonly EpisodeName[]): Promise<readonly Alert[]> {
  const { rows } = await sql<AlertRow>`
    select a.* from alerts a
    where a.id in (
      select known.id
      from unnest(
        ${names.map((name) => name.integrationId)}::uuid[], ${names.map((name) => name.fingerprint)}::text[],
        ${names.map((name) => name.startsAt)}::text[]) as wanted (integration_id, fingerprint, episode)
      cross join lateral (
        (select e.id from alerts e
          where e.integration_id = wanted.integration_id and e.fingerprint = wanted.fingerprint and e.episode = wanted.episode)
        union all
        (select e.id from alerts e
          where e.integration_id = wanted.integration_id and e.fingerprint = wanted.fingerprint order by e.episode desc limit 1)
      ) known
    )
    order by a.id for update`.execute(db);
  return rows.map(alertFrom);
}

/** Fails with a unique violation where another server was first with one of these episodes: then the batch is decided anew. */
export async function insertAlerts(db: Kysely<unknown>, alerts: readonly Alert[]): Promise<void> {
  if (alerts.length === 0) return;
  const rows = alerts.map(rowOf).toSorted((first, second) => (nameOf(first) < nameOf(second) ? -1 : 1));
  const column = <T>(pick: (row: AlertRow) => T): T[] => rows.map(pick);
  await sql`
    insert into alerts (
      id, integration_id, fingerprint, episode, state, episode_end, severity, is_drill, team_id, visibility, name, labels,
      annotations, generator_url, incident_id, received_at, heard_at, deliveries, entry_id)
    select * from unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => row.integration_id)}::uuid[],
      ${column((row) => row.fingerprint)}::text[], ${column((row) => row.episode)}::text[],
      ${column((row) => row.state)}::text[], ${column((row) => row.episode_end)}::text[],
      ${column((row) => row.severity)}::text[], ${column((row) => row.is_drill)}::boolean[],
      ${column((row) => row.team_id)}::uuid[], ${column((row) => row.visibility)}::text[],
      ${column((row) => row.name)}::text[], ${column((row) => row.labels)}::text[],
      ${column((row) => row.annotations)}::text[], ${column((row) => row.generator_url)}::text[],
      ${column((row) => row.incident_id)}::uuid[], ${column((row) => row.received_at.toISOString())}::timestamptz[],
      ${column((row) => row.heard_at.toISOString())}::timestamptz[], ${column((row) => row.deliveries)}::integer[],
      ${column((row) => row.entry_id)}::uuid[])`.execute(db);
}

/** What may change of a locked episode: its end, and how often it was delivered. */
export async function updateAlerts(db: Kysely<unknown>, alerts: readonly Alert[]): Promise<void> {
  if (alerts.length === 0) return;
  const rows = alerts.map(rowOf);
  const column = <T>(pick: (row: AlertRow) => T): T[] => rows.map(pick);
  await sql`
    update alerts a
    set state = new.state, episode_end = new.episode_end, heard_at = new.heard_at, deliveries = new.deliveries, entry_id = new.entry_id
    from unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => row.state)}::text[], ${column((row) => row.episode_end)}::text[],
      ${column((row) => row.heard_at.toISOString())}::timestamptz[], ${column((row) => row.deliveries)}::integer[],
      ${column((row) => row.entry_id)}::uuid[]) as new (id, state, episode_end, heard_at, deliveries, entry_id)
    where a.id = new.id`.execute(db);
}

const nameOf = (row: AlertRow): string => `${row.integration_id}/${row.fingerprint}/${row.episode}`;
