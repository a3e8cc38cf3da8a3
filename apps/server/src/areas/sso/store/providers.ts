import { sql, type Kysely } from 'kysely';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Sealed } from '../../../platform/keys/data-keys.ts';
import type { Provider, ProviderId } from '../domain/provider.ts';

type ProviderRow = Row<'identity_providers', { state: 'off' | 'on' }>;

/** A provider with its encrypted client secret. */
export type KeptProvider = Provider & { readonly secret: Sealed };

const COLUMNS = columnsOf('identity_providers');

export async function insertProvider(db: Kysely<unknown>, provider: KeptProvider, entry: EntryId): Promise<void> {
  const { id, name, label, issuer, clientId, secret, state, version, lastInstant } = provider;
  await sql`
    insert into identity_providers (id, name, label, issuer, client_id, key_id, ciphertext, state, version, last_instant,
      last_entry)
    values (${id}, ${name}, ${label}, ${issuer}, ${clientId}, ${secret.keyId}, ${secret.ciphertext}, ${state}, ${version},
      ${lastInstant}, ${entry})`.execute(db);
}

/** By name, unless removed. `held` keeps it unchanged until the transaction ends. */
export async function providerNamed(
  db: Kysely<unknown>,
  name: string,
  how: 'plain' | 'locked' | 'held' = 'plain',
): Promise<KeptProvider | undefined> {
  const lock = { plain: sql``, locked: sql`for no key update`, held: sql`for share` }[how];
  const { rows } = await sql<ProviderRow>`
    select ${COLUMNS} from identity_providers where name = ${name} and state <> 'removed' ${lock}`.execute(db);
  return rows.map(providerFrom)[0];
}

export async function listProviders(db: Kysely<unknown>): Promise<readonly KeptProvider[]> {
  const { rows } = await sql<ProviderRow>`
    select ${COLUMNS} from identity_providers where state <> 'removed' order by name`.execute(db);
  return rows.map(providerFrom);
}

export async function changeProvider(
  db: Kysely<unknown>,
  { id, version }: Pick<Provider, 'id' | 'version'>,
  change: { readonly state: 'off' | 'on' | 'removed' } | { readonly secret: Sealed },
  at: Date,
  entry: EntryId,
): Promise<void> {
  const changed =
    'state' in change
      ? sql`state = ${change.state}`
      : sql`key_id = ${change.secret.keyId}, ciphertext = ${change.secret.ciphertext}`;
  await sql`
    update identity_providers set ${changed}, version = ${version + 1}, last_instant = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db);
}

export async function labelsOf(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; label: string }>`
    select id, label from identity_providers where id::text = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, label }) => [id, label]));
}

const providerFrom = (row: ProviderRow): KeptProvider => ({
  id: asId<'identity-provider'>(row.id) satisfies ProviderId,
  name: row.name,
  label: row.label,
  issuer: row.issuer,
  clientId: row.client_id,
  secret: { keyId: row.key_id, ciphertext: row.ciphertext },
  state: row.state,
  version: row.version,
  lastInstant: row.last_instant,
});
