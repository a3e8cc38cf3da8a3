import type { DataClass } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, TeamId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';

export const assetKinds = ['table', 'field', 'feature', 'prompt', 'document'] as const;

/** A stored data asset; `dataClass` is set once a decision has been approved. */
export type Asset = {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof assetKinds)[number];
  readonly teamId: TeamId;
  readonly dataClass: DataClass | undefined;
  readonly decisionId: string | undefined;
  readonly retiredAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

type AssetRow = Row<'data_assets', { kind: Asset['kind']; team_id: TeamId; data_class: DataClass | null }>;

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Asset[]> => {
  const { rows } = await sql<AssetRow>`
    select ${columnsOf('data_assets')} from data_assets ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    teamId: row.team_id,
    dataClass: row.data_class ?? undefined,
    decisionId: row.decision_id ?? undefined,
    retiredAt: row.retired_at ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
  }));
};

/** Inserts or updates one. */
export async function saveAsset(db: Kysely<unknown>, asset: Asset, entry: EntryId): Promise<void> {
  await sql`
    insert into data_assets (id, name, kind, team_id, data_class, decision_id, retired_at, version, last_instant, last_entry)
    values (${asset.id}, ${asset.name}, ${asset.kind}, ${asset.teamId}, ${asset.dataClass ?? null},
      ${asset.decisionId ?? null}, ${asset.retiredAt ?? null}, ${asset.version}, ${asset.lastInstant}, ${entry})
    on conflict (id) do update set team_id = excluded.team_id, data_class = excluded.data_class,
      decision_id = excluded.decision_id, retired_at = excluded.retired_at, version = excluded.version,
      last_instant = excluded.last_instant, last_entry = excluded.last_entry`.execute(db);
}

/** Locks one until the transaction ends. */
export const lockAsset = async (db: Kysely<unknown>, name: string): Promise<Asset | undefined> =>
  (await select(db, sql`where name = ${name} for update`))[0];

/** Locks them until the transaction ends, in id order. */
export const lockAssets = async (db: Kysely<unknown>, ids: readonly string[]): Promise<readonly Asset[]> =>
  select(db, sql`where id = any(${ids}::uuid[]) order by id for update`);

/** Active assets with these names; a trailing `*` matches any suffix. */
export const assetsNamed = async (db: Kysely<unknown>, names: readonly string[]): Promise<readonly Asset[]> =>
  select(
    db,
    sql`where retired_at is null and (name = any(${names}::text[])
        or exists (select 1 from unnest(${names}::text[]) given
          where given like '%*' and starts_with(data_assets.name, rtrim(given, '*'))))
      order by name`,
  );

/** By name, after `after`. */
export const listAssets = async (db: Kysely<unknown>, after: string, limit: number): Promise<readonly Asset[]> =>
  select(db, sql`where retired_at is null and name > ${after} order by name limit ${limit}`);

export const namesOfAssets = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from data_assets where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** How many active assets have each class, including none. */
export async function countByClass(db: Kysely<unknown>): Promise<ReadonlyMap<DataClass | undefined, number>> {
  const { rows } = await sql<{ data_class: DataClass | null; count: number }>`
    select data_class, count(*)::integer as count from data_assets where retired_at is null
    group by data_class`.execute(db);
  return new Map(rows.map((row) => [row.data_class ?? undefined, row.count]));
}

const OWN = 'muster.';

/** The class decided for each of Muster's columns (`<table>.<column>`): the column's own, or else its table's. */
export async function decidedOnColumns(
  db: Kysely<unknown>,
  columns: readonly string[],
): Promise<ReadonlyMap<string, DataClass>> {
  const { rows } = await sql<{ name: string; data_class: DataClass }>`
    select distinct on (c.name) c.name, a.data_class from unnest(${columns}::text[]) as c (name)
    join data_assets a on a.name in (${OWN} || c.name, ${OWN} || split_part(c.name, '.', 1))
    where a.retired_at is null and a.data_class is not null
    order by c.name, length(a.name) desc`.execute(db);
  return new Map(rows.map((row) => [row.name, row.data_class]));
}

/** Muster's own tables, from the database catalog, that are not assets yet. Partitions are skipped. */
export async function tablesWithoutAsset(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select ${OWN} || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select 1 from data_assets a where a.name = ${OWN} || c.relname)
    order by c.relname`.execute(db);
  return rows.map(({ name }) => name);
}
