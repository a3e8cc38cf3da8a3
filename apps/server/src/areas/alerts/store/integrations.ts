import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IntegrationId, TeamId } from '../../../kernel/ids.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Integration } from '../domain/integration.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { SourceSettings } from '../domain/source.ts';
import type { AlertTables, IntegrationRow } from './tables.ts';

/** An active integration. A removed one is history: only its alerts refer to it. */
export async function readIntegration(
  db: Kysely<unknown>,
  id: IntegrationId,
  how: 'locked' | 'plain' = 'plain',
): Promise<Integration | undefined> {
  const query = db
    .$extendTables<AlertTables>()
    .selectFrom('integrations')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null);
  const row = await (how === 'locked' ? query.forUpdate() : query).executeTakeFirst();
  return row && integrationFrom(row);
}

/** The key hash of an active integration, in hex. */
export async function keyHashOf(db: Kysely<unknown>, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ key_hash: Buffer | null }>`select key_hash from integrations where id = ${id}`.execute(
    db,
  );
  return rows[0]?.key_hash?.toString('hex');
}

/** By key hash, in hex. */
export const integrationsByKey = (hashes: readonly string[]): RawBuilder<IntegrationRow> => sql<IntegrationRow>`
  select id, name, kind, settings, key_hash, team_id, visibility, mapping, created_at, created_by, removed_at, last_entry
  from integrations where key_hash = any(${hashes.map((hash) => Buffer.from(hash, 'hex'))}::bytea[])`;

export const byKey = (rows: readonly IntegrationRow[]): ReadonlyMap<string, Integration> =>
  new Map(
    rows.flatMap((row) =>
      row.key_hash === null ? [] : [[row.key_hash.toString('hex'), integrationFrom(row)] as const],
    ),
  );

/** By id, including removed ones: their alerts may still be waiting. */
export async function integrationsOf(
  db: Kysely<unknown>,
  ids: readonly IntegrationId[],
): Promise<ReadonlyMap<IntegrationId, Integration>> {
  const rows = await db
    .$extendTables<AlertTables>()
    .selectFrom('integrations')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [asId<'integration'>(row.id), integrationFrom(row)]));
}

/** Newest first. */
export async function readIntegrations(db: Kysely<unknown>): Promise<readonly Integration[]> {
  const rows = await db
    .$extendTables<AlertTables>()
    .selectFrom('integrations')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(integrationFrom);
}

/** A SQL condition: the integration belongs to the whole organisation, or to one of these teams. */
export const isIntegrationOf = (id: RawBuilder<string>, teams: 'all' | readonly TeamId[]): RawBuilder<boolean> =>
  teams === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from integrations i where i.id = ${id}::uuid
        and (i.visibility = 'organisation' or i.team_id = any(${teams}::uuid[])))`;

export async function insertIntegration(db: Kysely<unknown>, integration: Integration, keyHash: string): Promise<void> {
  await db
    .$extendTables<AlertTables>()
    .insertInto('integrations')
    .values({
      id: integration.id,
      name: integration.name,
      kind: integration.kind,
      settings: JSON.stringify(integration.settings),
      key_hash: Buffer.from(keyHash, 'hex'),
      team_id: integration.teamId ?? null,
      visibility: integration.visibility,
      mapping: JSON.stringify(integration.mapping),
      created_at: integration.createdAt,
      created_by: integration.createdBy,
      removed_at: null,
      last_entry: integration.lastEntry,
    })
    .execute();
}

export type IntegrationChange = { readonly entry: EntryId } & (
  | { readonly keyHash: string }
  | { readonly mapping: Mapping }
  | { readonly settings: SourceSettings }
  | { readonly removedAt: Date }
);

export async function changeIntegration(
  db: Kysely<unknown>,
  id: IntegrationId,
  change: IntegrationChange,
): Promise<void> {
  await db
    .$extendTables<AlertTables>()
    .updateTable('integrations')
    .set({ last_entry: change.entry, ...columnsOf(change) })
    .where('id', '=', id)
    .execute();
}

function columnsOf(change: IntegrationChange): Partial<IntegrationRow> {
  if ('keyHash' in change) return { key_hash: Buffer.from(change.keyHash, 'hex') };
  if ('settings' in change) return { settings: JSON.stringify(change.settings) };
  if ('mapping' in change) return { mapping: JSON.stringify(change.mapping) };
  return { removed_at: change.removedAt, key_hash: null };
}

const integrationFrom = (row: IntegrationRow): Integration => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  settings: JSON.parse(row.settings) as SourceSettings,
  teamId: row.team_id ?? undefined,
  visibility: row.visibility,
  mapping: JSON.parse(row.mapping) as Mapping,
  createdAt: row.created_at,
  createdBy: row.created_by,
  lastEntry: row.last_entry,
});
