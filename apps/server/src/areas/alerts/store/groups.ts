import { sql, type Kysely } from 'kysely';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import { groupKey, type GroupName } from '../domain/group.ts';

/** The incident that each group's alerts last went to, by `groupKey`. */
export async function readGroups(
  db: Kysely<unknown>,
  groups: readonly GroupName[],
): Promise<ReadonlyMap<string, IncidentId>> {
  return incidentsOf(
    await sql<GroupRow>`
      select g.integration_id, g.group_hash, g.is_drill, g.incident_id from alert_groups g
      join ${asTable(groups)} on g.integration_id = wanted.integration_id and g.group_hash = wanted.group_hash and g.is_drill = wanted.is_drill
    `.execute(db),
  );
}

/**
 * Takes these groups for this transaction, so that only one of several servers opens the next incident of each. Answers
 * with what whoever was first has opened meanwhile.
 */
export async function lockGroups(
  db: Kysely<unknown>,
  groups: readonly GroupName[],
): Promise<ReadonlyMap<string, IncidentId>> {
  const sorted = sortGroups(groups);
  await sql`
    insert into alert_groups (integration_id, group_hash, is_drill)
    select wanted.integration_id, wanted.group_hash, wanted.is_drill from ${asTable(sorted)}
    on conflict do nothing`.execute(db);
  return incidentsOf(
    await sql<GroupRow>`
      select g.integration_id, g.group_hash, g.is_drill, g.incident_id from alert_groups g
      join ${asTable(sorted)} on g.integration_id = wanted.integration_id and g.group_hash = wanted.group_hash and g.is_drill = wanted.is_drill
      order by g.integration_id, g.group_hash, g.is_drill for update of g`.execute(db),
  );
}

/** Groups locked before. */
export async function pointGroups(
  db: Kysely<unknown>,
  groups: readonly { readonly group: GroupName; readonly incident: IncidentId }[],
): Promise<void> {
  await sql`
    update alert_groups g set incident_id = wanted.incident_id
    from unnest(
      ${groups.map(({ group }) => group.integrationId)}::uuid[], ${groups.map(({ group }) => Buffer.from(group.hash, 'hex'))}::bytea[],
      ${groups.map(({ group }) => group.isDrill)}::boolean[], ${groups.map(({ incident }) => incident)}::uuid[])
      as wanted (integration_id, group_hash, is_drill, incident_id)
    where g.integration_id = wanted.integration_id and g.group_hash = wanted.group_hash and g.is_drill = wanted.is_drill`.execute(
    db,
  );
}

type GroupRow = { integration_id: string; group_hash: Buffer; is_drill: boolean; incident_id: string | null };

const asTable = (groups: readonly GroupName[]) => sql`unnest(
  ${groups.map((group) => group.integrationId)}::uuid[], ${groups.map((group) => Buffer.from(group.hash, 'hex'))}::bytea[],
  ${groups.map((group) => group.isDrill)}::boolean[]) as wanted (integration_id, group_hash, is_drill)`;

const incidentsOf = ({ rows }: { readonly rows: readonly GroupRow[] }): ReadonlyMap<string, IncidentId> =>
  new Map(
    rows.flatMap((row) => {
      const name = {
        integrationId: asId<'integration'>(row.integration_id),
        hash: row.group_hash.toString('hex'),
        isDrill: row.is_drill,
      };
      return row.incident_id === null ? [] : [[groupKey(name), asId<'incident'>(row.incident_id)] as const];
    }),
  );

const sortGroups = (groups: readonly GroupName[]): GroupName[] =>
  groups.toSorted((first, second) => (groupKey(first) < groupKey(second) ? -1 : 1));
