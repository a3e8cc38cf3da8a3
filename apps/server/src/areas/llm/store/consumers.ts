import type { DataClass } from '@muster/policy';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { asId, type EntryId, type PrincipalId, type TeamId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Consumer, FindingMode, Limits, Route } from '../domain/consumer.ts';

/** A consumer with the result of its last drill. */
export type KeptConsumer = Consumer & { readonly drillPassed: boolean | undefined };

type ConsumerRow = Row<
  'llm_consumers',
  { account_id: PrincipalId; team_id: TeamId; data_class: DataClass; mode: FindingMode }
>;
type LimitColumns = Pick<ConsumerRow, 'requests_per_minute' | 'tokens_per_minute' | 'per_day' | 'per_month'>;

const limitsFrom = (row: LimitColumns): Limits => ({
  requestsPerMinute: row.requests_per_minute,
  tokensPerMinute: row.tokens_per_minute,
  perDay: Number(row.per_day),
  perMonth: Number(row.per_month),
});

const select = async (db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly KeptConsumer[]> => {
  const { rows } = await sql<ConsumerRow>`
    select ${columnsOf('llm_consumers')} from llm_consumers ${rest}`.execute(db);
  return rows.map((row) => ({
    id: asId<'llm-consumer'>(row.id),
    name: row.name,
    account: row.account_id,
    teamId: row.team_id,
    service: row.service ?? undefined,
    userFacing: row.user_facing,
    dataClass: row.data_class,
    mode: row.mode,
    purpose: row.purpose,
    regions: JSON.parse(row.regions) as string[],
    maxRetentionDays: row.max_retention_days ?? undefined,
    routes: JSON.parse(row.routes) as Route[],
    limits: limitsFrom(row),
    cacheMinutes: row.cache_minutes,
    degraded: row.degraded,
    drilledAt: row.drilled_at ?? undefined,
    drillPassed: row.drill_passed ?? undefined,
    retiredAt: row.retired_at ?? undefined,
    version: row.version,
    lastInstant: row.last_instant,
  }));
};

/** Locks one until the transaction ends. */
export const lockConsumer = async (db: Kysely<unknown>, name: string): Promise<KeptConsumer | undefined> =>
  (await select(db, sql`where name = ${name} for update`))[0];

export const lockConsumerById = async (db: Kysely<unknown>, id: string): Promise<KeptConsumer | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findConsumer = async (db: Kysely<unknown>, name: string): Promise<KeptConsumer | undefined> =>
  (await select(db, sql`where name = ${name}`))[0];

/** The active consumer of a service account. */
export const consumerOfAccount = async (db: Kysely<unknown>, account: string): Promise<KeptConsumer | undefined> =>
  (await select(db, sql`where account_id = ${account} and retired_at is null`))[0];

export const activeConsumers = async (db: Kysely<unknown>): Promise<readonly KeptConsumer[]> =>
  select(db, sql`where retired_at is null order by name collate "C"`);

/** By name, starting after `after`. */
export const listConsumers = async (
  db: Kysely<unknown>,
  after: string,
  limit: number,
): Promise<readonly KeptConsumer[]> =>
  select(db, sql`where name collate "C" > ${after} order by name collate "C" limit ${limit}`);

/** Upserts a whole consumer. */
export async function saveConsumer(db: Kysely<unknown>, one: KeptConsumer, entry: EntryId): Promise<void> {
  await sql`
    insert into llm_consumers (id, name, account_id, team_id, service, user_facing, data_class, mode, purpose, regions,
      max_retention_days, routes, requests_per_minute, tokens_per_minute, per_day, per_month, cache_minutes, degraded,
      drilled_at, drill_passed, retired_at, version, last_instant, last_entry)
    values (${one.id}, ${one.name}, ${one.account}, ${one.teamId}, ${one.service ?? null}, ${one.userFacing},
      ${one.dataClass}, ${one.mode}, ${one.purpose}, ${JSON.stringify(one.regions)}, ${one.maxRetentionDays ?? null},
      ${JSON.stringify(one.routes)}, ${one.limits.requestsPerMinute}, ${one.limits.tokensPerMinute}, ${one.limits.perDay},
      ${one.limits.perMonth}, ${one.cacheMinutes}, ${one.degraded}, ${one.drilledAt ?? null}, ${one.drillPassed ?? null},
      ${one.retiredAt ?? null}, ${one.version}, ${one.lastInstant}, ${entry})
    on conflict (id) do update set service = excluded.service, user_facing = excluded.user_facing,
      data_class = excluded.data_class, mode = excluded.mode, purpose = excluded.purpose, regions = excluded.regions,
      max_retention_days = excluded.max_retention_days, routes = excluded.routes,
      requests_per_minute = excluded.requests_per_minute, tokens_per_minute = excluded.tokens_per_minute,
      per_day = excluded.per_day, per_month = excluded.per_month, cache_minutes = excluded.cache_minutes,
      degraded = excluded.degraded, drilled_at = excluded.drilled_at, drill_passed = excluded.drill_passed,
      retired_at = excluded.retired_at, version = excluded.version, last_instant = excluded.last_instant,
      last_entry = excluded.last_entry`.execute(db);
}

/** Limits of teams, providers and models: `team:…`, `provider:openai`, `model:openai/gpt-5`. */
export async function sharedLimits(db: Kysely<unknown>): Promise<ReadonlyMap<string, Limits>> {
  const { rows } = await sql<LimitColumns & { scope: string }>`
    select scope, requests_per_minute, tokens_per_minute, per_day, per_month from llm_limits order by scope`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.scope, limitsFrom(row)]));
}

export async function saveLimit(
  db: Kysely<unknown>,
  scope: string,
  limits: Limits,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    insert into llm_limits (scope, requests_per_minute, tokens_per_minute, per_day, per_month, version, last_instant, last_entry)
    values (${scope}, ${limits.requestsPerMinute}, ${limits.tokensPerMinute}, ${limits.perDay}, ${limits.perMonth}, 1, ${at}, ${entry})
    on conflict (scope) do update set requests_per_minute = excluded.requests_per_minute,
      tokens_per_minute = excluded.tokens_per_minute, per_day = excluded.per_day, per_month = excluded.per_month,
      version = llm_limits.version + 1, last_instant = excluded.last_instant, last_entry = excluded.last_entry`.execute(
    db,
  );
}
