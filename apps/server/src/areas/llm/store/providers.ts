import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { PricedModel, Provider } from '../domain/provider.ts';

type ProviderRow = Row<'llm_providers', { api: Provider['api'] }>;

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Provider[]> => {
  const { rows } = await sql<ProviderRow>`
    select ${columnsOf('llm_providers')} from llm_providers ${rest}`.execute(db);
  return rows.map((row) => ({
    id: asId<'llm-provider'>(row.id),
    name: row.name,
    api: row.api,
    url: row.url,
    keyReference: row.key_reference,
    region: row.region,
    retentionDays: row.retention_days,
    trains: row.trains,
    isExternal: row.is_external,
    retiredAt: row.retired_at ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
  }));
};

/** Locks one until the transaction ends. */
export const lockProvider = async (db: Kysely<unknown>, name: string): Promise<Provider | undefined> =>
  (await select(db, sql`where name = ${name} for update`))[0];

export const findProvider = async (db: Kysely<unknown>, name: string): Promise<Provider | undefined> =>
  (await select(db, sql`where name = ${name}`))[0];

export const allProviders = async (db: Kysely<unknown>): Promise<readonly Provider[]> =>
  select(db, sql`order by name collate "C"`);

/** By name, starting after `after`. */
export const listProviders = async (db: Kysely<unknown>, after: string, limit: number): Promise<readonly Provider[]> =>
  select(db, sql`where name collate "C" > ${after} order by name collate "C" limit ${limit}`);

/** Upserts a whole provider. */
export async function saveProvider(db: Kysely<unknown>, one: Provider, entry: EntryId): Promise<void> {
  await sql`
    insert into llm_providers (id, name, api, url, key_reference, region, retention_days, trains, is_external, retired_at,
      version, last_instant, last_entry)
    values (${one.id}, ${one.name}, ${one.api}, ${one.url}, ${one.keyReference}, ${one.region}, ${one.retentionDays},
      ${one.trains}, ${one.isExternal}, ${one.retiredAt ?? null}, ${one.version}, ${one.lastInstant}, ${entry})
    on conflict (id) do update set url = excluded.url, key_reference = excluded.key_reference, region = excluded.region,
      retention_days = excluded.retention_days, trains = excluded.trains, is_external = excluded.is_external,
      retired_at = excluded.retired_at, version = excluded.version, last_instant = excluded.last_instant,
      last_entry = excluded.last_entry`.execute(db);
}

type PriceRow = Row<'llm_prices'>;

export type ProviderPrice = PricedModel & { readonly providerId: Provider['id'] };

export async function allPrices(db: Kysely<unknown>): Promise<readonly ProviderPrice[]> {
  const { rows } = await sql<PriceRow>`
    select ${columnsOf('llm_prices')} from llm_prices order by provider_id, model collate "C"`.execute(db);
  return rows.map((row) => ({
    providerId: asId<'llm-provider'>(row.provider_id),
    model: row.model,
    input: Number(row.input),
    output: Number(row.output),
    cacheRead: Number(row.cache_read),
    cacheWrite: Number(row.cache_write),
    cacheWriteHour: Number(row.cache_write_hour),
    toolCall: Number(row.tool_call),
    contextTokens: row.context_tokens,
    maxOutputTokens: row.max_output_tokens,
  }));
}

export async function savePrice(
  db: Kysely<unknown>,
  provider: Provider['id'],
  price: PricedModel,
  entry: EntryId,
): Promise<void> {
  await sql`
    insert into llm_prices (provider_id, model, input, output, cache_read, cache_write, cache_write_hour, tool_call,
      context_tokens, max_output_tokens, last_entry)
    values (${provider}, ${price.model}, ${price.input}, ${price.output}, ${price.cacheRead}, ${price.cacheWrite},
      ${price.cacheWriteHour}, ${price.toolCall}, ${price.contextTokens}, ${price.maxOutputTokens}, ${entry})
    on conflict (provider_id, model) do update set input = excluded.input, output = excluded.output,
      cache_read = excluded.cache_read, cache_write = excluded.cache_write, cache_write_hour = excluded.cache_write_hour,
      tool_call = excluded.tool_call, context_tokens = excluded.context_tokens,
      max_output_tokens = excluded.max_output_tokens, last_entry = excluded.last_entry`.execute(db);
}
