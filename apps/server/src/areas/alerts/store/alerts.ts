import { sql, type RawBuilder } from 'kysely';
import { insertRows } from '../../../platform/database/row.ts';
import type { Alert } from '../domain/alert.ts';
import { rowOf } from './alert-rows.ts';
import type { AlertRow } from './tables.ts';

/** An alert is identified by its integration and label hash; `startsAt` names one of its episodes. */
export type EpisodeName = Pick<Alert, 'integrationId' | 'fingerprint' | 'startsAt'>;

/**
 * The known episodes that matter to these: per named start the latest occurrence, the firing one, and the newest,
 * ignoring ended ones whose start was ahead of their receipt. Locked until the end of the transaction in id order, so
 * that servers that hear of the same alerts cannot deadlock.
 */
export const lockEpisodes = (names: readonly EpisodeName[]): RawBuilder<AlertRow> => sql<AlertRow>`
    select a.id, a.integration_id, a.fingerprint, a.episode, a.occurrence, a.state, a.episode_end, a.severity, a.is_drill, a.team_id,
      a.visibility, a.name, a.service, a.labels, a.annotations, a.generator_url, a.incident_id, a.received_at, a.heard_at, a.over_heard_at,
      a.deliveries, a.entry_id, a.group_hash, a.held_by, a.trace
    from alerts a
    where a.id in (
      select known.id
      from unnest(
        ${names.map((name) => name.integrationId)}::uuid[], ${names.map((name) => name.fingerprint)}::text[],
        ${names.map((name) => name.startsAt)}::text[]) as wanted (integration_id, fingerprint, episode)
      cross join lateral (
        (select e.id from alerts e
          where e.integration_id = wanted.integration_id and e.fingerprint = wanted.fingerprint and e.episode = wanted.episode
          order by e.occurrence desc limit 1)
        union all
        (select e.id from alerts e
          where e.integration_id = wanted.integration_id and e.fingerprint = wanted.fingerprint and e.state = 'firing')
        union all
        (select e.id from alerts e
          where e.integration_id = wanted.integration_id and e.fingerprint = wanted.fingerprint
            and e.episode <= to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"000Z"')
          order by e.episode desc, e.occurrence desc limit 1)
      ) known
    )
    order by a.id for update`;

/**
 * Fails with a unique violation if another server, or another batch of this one, first wrote one of these episodes or a
 * firing one of the same alert: the batch is then decided again.
 */
export const newAlerts = (alerts: readonly Alert[]): RawBuilder<unknown> | undefined =>
  insertRows(
    'alerts',
    alerts.map(rowOf).toSorted((first, second) => (nameOf(first) < nameOf(second) ? -1 : 1)),
  );

/** A locked episode as the batch leaves it, and whether its annotations or link changed. */
export type AlertChange = { readonly alert: Alert; readonly isReworded: boolean };

/** Updates what may change in a locked episode: its end, its annotations and link, and its delivery count. */
export function changedAlerts(changes: readonly AlertChange[]): RawBuilder<unknown> | undefined {
  if (changes.length === 0) return undefined;
  const rows = changes.map(({ alert, isReworded }) => ({ ...rowOf(alert), isReworded }));
  const column = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick);
  return sql`
    update alerts a
    set state = new.state, episode_end = new.episode_end, heard_at = new.heard_at, over_heard_at = new.over_heard_at,
      deliveries = new.deliveries, entry_id = new.entry_id, annotations = coalesce(new.annotations, a.annotations),
      generator_url = case when new.annotations is null then a.generator_url else new.generator_url end
    from unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => row.state)}::text[], ${column((row) => row.episode_end)}::text[],
      ${column((row) => row.heard_at)}::timestamptz[], ${column((row) => row.over_heard_at)}::timestamptz[],
      ${column((row) => row.deliveries)}::integer[], ${column((row) => row.entry_id)}::uuid[],
      ${column((row) => (row.isReworded ? row.annotations : null))}::text[],
      ${column((row) => (row.isReworded ? row.generator_url : null))}::text[])
      as new (id, state, episode_end, heard_at, over_heard_at, deliveries, entry_id, annotations, generator_url)
    where a.id = new.id`;
}

const nameOf = (row: AlertRow): string => `${row.integration_id}/${row.fingerprint}/${row.episode}/${row.occurrence}`;
