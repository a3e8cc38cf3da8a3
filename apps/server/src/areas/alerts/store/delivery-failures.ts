import { sql, type Kysely } from 'kysely';
import { asId, type IntegrationId } from '../../../kernel/ids.ts';
import type { AlertTables } from './tables.ts';

/** Failed deliveries of one integration with one reason, in our own words: nothing of what was sent. */
export type Failure = {
  readonly integrationId: IntegrationId;
  readonly code: string;
  readonly status: number;
  readonly why: string;
  readonly remedy: string | undefined;
  readonly deliveries: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

/** Stands for the integration in failures with an unknown key. */
export const NO_INTEGRATION = asId<'integration'>('00000000-0000-0000-0000-000000000000');

/** Adds to the stored counts. No two may share an integration and a code. */
export async function addFailures(db: Kysely<unknown>, failures: readonly Failure[]): Promise<void> {
  const of = <K extends keyof Failure>(name: K) => failures.map((failure) => failure[name]);
  await sql`
    insert into delivery_failures as f (integration_id, code, status, why, remedy, deliveries, first_at, last_at)
    select * from unnest(${of('integrationId')}::uuid[], ${of('code')}::text[], ${of('status')}::integer[], ${of('why')}::text[],
      ${of('remedy').map((remedy) => remedy ?? null)}::text[], ${of('deliveries')}::bigint[], ${of('firstAt')}::timestamptz[],
      ${of('lastAt')}::timestamptz[]) as n (integration_id, code, status, why, remedy, deliveries, first_at, last_at)
    order by n.integration_id, n.code
    on conflict (integration_id, code) do update set
      status = excluded.status, why = excluded.why, remedy = excluded.remedy,
      deliveries = f.deliveries + excluded.deliveries, last_at = greatest(f.last_at, excluded.last_at)`.execute(db);
}

/** Latest first. */
export async function readFailures(db: Kysely<unknown>, integration: IntegrationId): Promise<readonly Failure[]> {
  const rows = await db
    .$extendTables<AlertTables>()
    .selectFrom('delivery_failures')
    .selectAll()
    .where('integration_id', '=', integration)
    .orderBy('last_at', 'desc')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    integrationId: asId(row.integration_id),
    code: row.code,
    status: row.status,
    why: row.why,
    remedy: row.remedy ?? undefined,
    deliveries: Number(row.deliveries),
    firstAt: row.first_at,
    lastAt: row.last_at,
  }));
}

/** Deletes those that have not happened since `bound`. */
export async function dropFailures(db: Kysely<unknown>, bound: Date): Promise<void> {
  await db.$extendTables<AlertTables>().deleteFrom('delivery_failures').where('last_at', '<', bound).execute();
}
