import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Bins } from '../domain/count-prediction.ts';
import type { FeatureSchema } from '../domain/feature-schema.ts';
import type { Activation, ModelId, ModelVersion, VersionId } from '../domain/model.ts';

type VersionRow = Row<'model_versions', { id: VersionId; model_id: ModelId }> &
  Pick<Row<'models'>, 'is_consequential'> & { model: string };

export type NewVersion = Pick<ModelVersion, 'id' | 'modelId' | 'name' | 'artifactDigest' | 'schema' | 'registeredAt'>;

/** @returns false if the model already has a version with this name */
export async function insertVersion(db: Kysely<unknown>, made: NewVersion, entry: EntryId): Promise<boolean> {
  const { rows } = await sql`
    insert into model_versions (id, model_id, name, artifact_digest, schema, registered_at, last_entry)
    values (${made.id}, ${made.modelId}, ${made.name}, ${made.artifactDigest ?? null}, ${JSON.stringify(made.schema)},
      ${made.registeredAt}, ${entry})
    on conflict (model_id, name) do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function setQuarantine(
  db: Kysely<unknown>,
  id: VersionId,
  quarantine: ModelVersion['quarantine'],
  entry: EntryId,
): Promise<void> {
  await sql`
    update model_versions set quarantined_at = ${quarantine?.since ?? null}, quarantined_why = ${quarantine?.why ?? null},
      last_entry = ${entry} where id = ${id}`.execute(db);
}

const select = (where: RawBuilder<unknown>) => sql<VersionRow>`
  select ${columnsOf('model_versions', 'v')}, m.name as model, m.is_consequential
  from model_versions v join models m on m.id = v.model_id where ${where} order by v.registered_at desc, v.id desc`;

export const versionsOf = async (db: Kysely<unknown>, model: ModelId): Promise<readonly ModelVersion[]> =>
  (await select(sql`v.model_id = ${model}`).execute(db)).rows.map(versionFrom);

export const versionsByIds = async (db: Kysely<unknown>, ids: readonly VersionId[]): Promise<readonly ModelVersion[]> =>
  (await select(sql`v.id = any(${ids}::uuid[])`).execute(db)).rows.map(versionFrom);

export const versionNamed = async (
  db: Kysely<unknown>,
  model: string,
  name: string,
): Promise<ModelVersion | undefined> =>
  (await select(sql`m.name = ${model} and v.name = ${name}`).execute(db)).rows.map(versionFrom)[0];

/** Every activation of a model, oldest first. */
export async function activationsOf(db: Kysely<unknown>, model: ModelId): Promise<readonly Activation[]> {
  const { rows } = await sql<{ alias: string; activated_at: Date; version_id: string | null }>`
    select alias, activated_at, version_id from model_activations where model_id = ${model}
    order by activated_at, alias`.execute(db);
  return rows.map((row) => ({
    modelId: model,
    alias: row.alias,
    at: row.activated_at,
    versionId: row.version_id === null ? undefined : asId(row.version_id),
  }));
}

export async function insertActivation(db: Kysely<unknown>, made: Activation, entry: EntryId): Promise<void> {
  await sql`
    insert into model_activations (model_id, alias, activated_at, version_id, last_entry)
    values (${made.modelId}, ${made.alias}, ${made.at}, ${made.versionId ?? null}, ${entry})`.execute(db);
}

/** Versions currently serving under an alias, over all models. */
export async function servingNow(
  db: Kysely<unknown>,
): Promise<readonly { readonly alias: string; readonly versionId: VersionId; readonly since: Date }[]> {
  const { rows } = await sql<{ alias: string; version_id: string | null; activated_at: Date }>`
    select distinct on (model_id, alias) alias, version_id, activated_at from model_activations
    order by model_id, alias, activated_at desc`.execute(db);
  return rows.flatMap(({ alias, version_id: id, activated_at: since }) =>
    id === null ? [] : [{ alias, versionId: asId<'model-version'>(id), since }],
  );
}

/** The current edge set of each version, by id. */
export async function binsOf(
  db: Kysely<unknown>,
  versions: readonly VersionId[],
): Promise<ReadonlyMap<VersionId, Bins>> {
  const { rows } = await sql<{ version_id: string; number: number; edges: string }>`
    select distinct on (version_id) version_id, number, edges from model_bins
    where version_id = any(${versions}::uuid[]) order by version_id, number desc`.execute(db);
  return new Map(
    rows.map(({ version_id: id, number, edges }) => [
      asId<'model-version'>(id),
      { number, edges: JSON.parse(edges) as Bins['edges'] },
    ]),
  );
}

/** Every edge set a version was counted by, oldest first. */
export async function allBinsOf(
  db: Kysely<unknown>,
  version: VersionId,
): Promise<readonly (Bins & { readonly frozenAt: Date })[]> {
  const { rows } = await sql<{ number: number; edges: string; frozen_at: Date }>`
    select number, edges, frozen_at from model_bins where version_id = ${version} order by number`.execute(db);
  return rows.map(({ number, edges, frozen_at: frozenAt }) => ({
    number,
    edges: JSON.parse(edges) as Bins['edges'],
    frozenAt,
  }));
}

export async function insertBins(
  db: Kysely<unknown>,
  version: VersionId,
  { number, edges }: Bins,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    insert into model_bins (version_id, number, edges, frozen_at, last_entry)
    values (${version}, ${number}, ${JSON.stringify(edges)}, ${at}, ${entry})`.execute(db);
}

const versionFrom = (row: VersionRow): ModelVersion => ({
  id: row.id,
  modelId: row.model_id,
  model: row.model,
  isConsequential: row.is_consequential,
  name: row.name,
  artifactDigest: row.artifact_digest ?? undefined,
  schema: JSON.parse(row.schema) as FeatureSchema,
  registeredAt: row.registered_at,
  quarantine: row.quarantined_at === null ? undefined : { since: row.quarantined_at, why: row.quarantined_why ?? '' },
});
