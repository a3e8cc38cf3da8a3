import { sql, type Kysely } from 'kysely';
import { insertRows } from '../../../platform/database/row.ts';
import type { RegistryId, Standing } from '../domain/registry.ts';

/** A version as its registry last described it, and its state here. */
export type KeptVersion = {
  readonly name: string;
  readonly version: string;
  readonly model: string;
  readonly status: string;
  readonly standing: Standing;
  readonly problem: string | undefined;
};

/** What an alias pointed to in the registry, and whether that was followed here. */
export type KeptAlias = {
  readonly name: string;
  readonly alias: string;
  readonly model: string;
  readonly version: string;
  readonly followed: boolean;
  readonly problem: string | undefined;
};

/** Replaces what a registry said before; writes nothing if unchanged. */
export async function replaceSaid(
  db: Kysely<unknown>,
  registry: RegistryId,
  versions: readonly KeptVersion[],
  aliases: readonly KeptAlias[],
): Promise<void> {
  const before = [await versionsOf(db, registry), await aliasesOf(db, registry)];
  if (textOf(before) === textOf([versions, aliases])) return;
  await sql`delete from registry_versions where registry_id = ${registry}`.execute(db);
  await sql`delete from registry_aliases where registry_id = ${registry}`.execute(db);
  const of = { registry_id: registry };
  await insertRows(
    'registry_versions',
    versions.map(({ problem, ...each }) => ({ ...of, ...each, problem: problem ?? null })),
  )?.execute(db);
  await insertRows(
    'registry_aliases',
    aliases.map(({ problem, ...each }) => ({ ...of, ...each, problem: problem ?? null })),
  )?.execute(db);
}

/** A canonical text (fixed order of rows and columns), so equal content compares equal. */
const textOf = (said: readonly (readonly object[])[]): string =>
  JSON.stringify(
    said.map((rows) =>
      rows
        .map((row) => JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1))))
        .toSorted(),
    ),
  );

async function versionsOf(db: Kysely<unknown>, registry: RegistryId): Promise<readonly KeptVersion[]> {
  const { rows } = await sql<Omit<KeptVersion, 'problem'> & { problem: string | null }>`
    select name, version, model, status, standing, problem from registry_versions where registry_id = ${registry}`.execute(
    db,
  );
  return rows.map(({ problem, ...row }) => ({ ...row, problem: problem ?? undefined }));
}

export async function aliasesOf(db: Kysely<unknown>, registry: RegistryId): Promise<readonly KeptAlias[]> {
  const { rows } = await sql<Omit<KeptAlias, 'problem'> & { problem: string | null }>`
    select name, alias, model, version, followed, problem from registry_aliases where registry_id = ${registry}
    order by name, alias`.execute(db);
  return rows.map(({ problem, ...row }) => ({ ...row, problem: problem ?? undefined }));
}

export type SaidAfter = { readonly registry: string; readonly name: string; readonly version: string };

/** Versions in all registries being read, by registry, name and number, starting after `after`. */
export async function listSaid(
  db: Kysely<unknown>,
  after: SaidAfter | undefined,
  limit: number,
): Promise<readonly (KeptVersion & { readonly registry: string })[]> {
  const { rows } = await sql<Omit<KeptVersion, 'problem'> & { registry: string; problem: string | null }>`
    select r.name as registry, v.name, v.version, v.model, v.status, v.standing, v.problem
    from registry_versions v join model_registries r on r.id = v.registry_id
    where ${after === undefined} or (r.name, v.name, v.version) > (${after?.registry ?? ''}, ${after?.name ?? ''}, ${after?.version ?? ''})
    order by r.name, v.name, v.version limit ${limit}`.execute(db);
  return rows.map(({ problem, ...row }) => ({ ...row, problem: problem ?? undefined }));
}

/** How many of a registry's models have not been added here. */
export async function modelsNotHere(db: Kysely<unknown>, registry: RegistryId): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(distinct name) as count from registry_versions where registry_id = ${registry} and standing = 'no-model'`.execute(
    db,
  );
  return Number(rows[0]?.count ?? 0);
}
