import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { IncidentId, IntegrationId } from '../../../kernel/ids.ts';
import { joinRow } from '../../../platform/database/joined-row.ts';
import { deferWrites, pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import type { Row } from '../../../platform/database/row.ts';
import { incidentBrief, type IncidentBrief } from '../../incidents/public.ts';
import { groupKey, type GroupName } from '../domain/group.ts';

/** The incidents that the groups' alerts last went to, in their current state, by `groupKey`. */
export const placesOf = (groups: readonly GroupName[]): RawBuilder<GroupRow> => sql<GroupRow>`
  select ${COLUMNS} from ${asTable(groups)} join alert_groups g on ${SAME_GROUP} ${INCIDENT.join}`;

/**
 * Locks these groups for this transaction, so that only one server opens the next incident of each. Returns what
 * another server has opened meanwhile.
 */
export async function lockGroups(db: Kysely<unknown>, groups: readonly GroupName[]): Promise<Places> {
  const sorted = sortGroups(groups);
  const [, locked] = await pipeline(db, [
    sql`insert into alert_groups (integration_id, group_hash, is_drill)
      select wanted.integration_id, wanted.group_hash, wanted.is_drill from ${asTable(sorted)}
      on conflict do nothing`,
    sql<GroupRow>`
      select ${COLUMNS} from ${asTable(sorted)} join alert_groups g on ${SAME_GROUP} ${INCIDENT.join}
      order by g.integration_id, g.group_hash, g.is_drill for update of g`,
  ]);
  return placesFrom(locked.rows);
}

/** Points groups, already locked, to their incidents. */
export async function pointGroups(
  db: Kysely<unknown>,
  groups: readonly { readonly group: GroupName; readonly incident: IncidentId }[],
): Promise<void> {
  await deferWrites(db, [
    sql`update alert_groups g set incident_id = wanted.incident_id
    from unnest(
      ${groups.map(({ group }) => group.integrationId)}::uuid[], ${groups.map(({ group }) => Buffer.from(group.hash, 'hex'))}::bytea[],
      ${groups.map(({ group }) => group.isDrill)}::boolean[], ${groups.map(({ incident }) => incident)}::uuid[])
      as wanted (integration_id, group_hash, is_drill, incident_id)
    where ${SAME_GROUP}`,
  ]);
}

export type GroupRow = Omit<Row<'alert_groups', { integration_id: IntegrationId }>, 'incident_id'>;

const INCIDENT = joinRow(incidentBrief, 'incident', sql`g.incident_id`);
const COLUMNS = sql`g.integration_id, g.group_hash, g.is_drill, ${INCIDENT.columns}`;
const SAME_GROUP = sql`g.integration_id = wanted.integration_id and g.group_hash = wanted.group_hash and g.is_drill = wanted.is_drill`;

const asTable = (groups: readonly GroupName[]) => sql`unnest(
  ${groups.map((group) => group.integrationId)}::uuid[], ${groups.map((group) => Buffer.from(group.hash, 'hex'))}::bytea[],
  ${groups.map((group) => group.isDrill)}::boolean[]) as wanted (integration_id, group_hash, is_drill)`;

export type Places = ReadonlyMap<string, IncidentBrief>;

export const placesFrom = (rows: readonly GroupRow[]): Places =>
  new Map(
    rows.flatMap((row) => {
      const name = {
        integrationId: row.integration_id,
        hash: row.group_hash.toString('hex'),
        isDrill: row.is_drill,
      };
      const brief = INCIDENT.from(row);
      return brief ? [[groupKey(name), brief] as const] : [];
    }),
  );

const sortGroups = (groups: readonly GroupName[]): GroupName[] =>
  groups.toSorted((first, second) => (groupKey(first) < groupKey(second) ? -1 : 1));
