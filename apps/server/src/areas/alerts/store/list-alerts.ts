import { sql, type Kysely } from 'kysely';
import { asId, type IncidentId, type TeamId } from '../../../kernel/ids.ts';
import { anywhere } from '../../../platform/database/like-words.ts';
import type { Alert } from '../domain/alert.ts';
import type { Sought } from '../domain/search-words.ts';
import { alertFrom } from './alert-rows.ts';
import type { AlertTables } from './tables.ts';

export type AlertFilter = {
  readonly state?: Alert['state'];
  readonly incident?: IncidentId;
  readonly service?: string;
  /** Only those that nothing but the catch-all, or nothing at all, assigned to a team. */
  readonly isUnrouted?: true;
  /** The id of the suppression that held them when they began. */
  readonly heldBy?: string;
  /** All of these must match. */
  readonly sought?: readonly (Sought & { readonly incident?: IncidentId })[];
  /** Whose alerts may be listed: all, or the organisation-wide ones and those of these teams. */
  readonly teams: 'all' | readonly TeamId[];
};

export type ListedAlert = { readonly alert: Alert; readonly integration: string };

/** Newest first, before the id `before` of the last one shown (ids are ordered by age). */
export async function listRows(
  db: Kysely<unknown>,
  filter: AlertFilter,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly ListedAlert[]> {
  let query = db
    .$extendTables<AlertTables>()
    .selectFrom('alerts')
    .innerJoin('integrations', 'integrations.id', 'alerts.integration_id')
    .selectAll('alerts')
    .select('integrations.name as integration');
  const { state, incident, service, heldBy, isUnrouted, teams } = filter;
  if (state !== undefined) query = query.where('alerts.state', '=', state);
  if (incident !== undefined) query = query.where('alerts.incident_id', '=', incident);
  if (service !== undefined) query = query.where('alerts.service', '=', service);
  if (isUnrouted === true) query = query.where(NOTHING_TOOK_IT);
  if (heldBy !== undefined) query = query.where('alerts.held_by', '=', asId<'suppression'>(heldBy));
  if (page.before !== undefined) query = query.where('alerts.id', '<', asId<'alert'>(page.before));
  for (const each of filter.sought ?? []) query = query.where(isFoundIn(each));
  if (teams !== 'all') {
    query = query.where((is) =>
      is.or([
        is('alerts.visibility', '=', 'organisation'),
        ...(teams.length === 0 ? [] : [is('alerts.team_id', 'in', [...teams])]),
      ]),
    );
  }
  const rows = await query.orderBy('alerts.id', 'desc').limit(page.limit).execute();
  return rows.map((row) => ({ alert: alertFrom(row), integration: row.integration }));
}

const NOTHING_TOOK_IT = sql<boolean>`(alerts.trace like '%"owner":"catch-all"%' or alerts.trace like '%"owner":"nobody"%')`;

/** Count no further than this. */
const counted = { most: 100 };

/** Firing alerts that nothing but the catch-all, or nothing at all, assigned to a team. */
export async function countUnrouted(
  db: Kysely<unknown>,
): Promise<{ readonly alerts: number; readonly isMore: boolean }> {
  const { rows } = await sql<{ id: string }>`select id from alerts
    where state = 'firing' and not is_drill and ${NOTHING_TOOK_IT} limit ${counted.most + 1}`.execute(db);
  return { alerts: Math.min(rows.length, counted.most), isMore: rows.length > counted.most };
}

/** Labels and annotations are stored as JSON, which escapes quotes. */
function isFoundIn({ text, label, incident }: Sought & { readonly incident?: IncidentId }) {
  const inJson = anywhere(JSON.stringify(text).slice(1, -1));
  return sql<boolean>`(
    normalize(alerts.name) ilike ${anywhere(text)} or normalize(alerts.labels) ilike ${inJson}
    or normalize(alerts.annotations) ilike ${inJson}
    or ${label === undefined ? sql`false` : sql`normalize(alerts.labels) ilike ${labelBeginning(label)}`}
    or ${incident === undefined ? sql`false` : sql`alerts.incident_id = ${incident}`}
    or ${UUID.test(text) ? sql`alerts.id = ${text}::uuid` : sql`false`})`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Matches a label whose value is still being typed. */
const labelBeginning = ({ name, value }: { readonly name: string; readonly value: string }): string =>
  anywhere(`${JSON.stringify(name)}:${JSON.stringify(value).slice(0, -1)}`);
