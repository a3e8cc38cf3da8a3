import { sql, type Kysely } from 'kysely';
import type { Row } from '../../../platform/database/row.ts';
import type { Sealed } from '../../../platform/keys/data-keys.ts';
import { deferWrites, pipeline } from '../../../platform/database/pipeline/pipeline.ts';
import type { ChangeName } from './changes.ts';

export type Delivery = Sealed & {
  readonly id: string;
  readonly event: string;
  readonly repository: string;
  readonly number: number | undefined;
  readonly receivedAt: Date;
};

type DeliveryRow = Row<'github_deliveries'>;

/**
 * Stores a delivery once. If it is about a pull request, flags that something waits for the next holder of its turn.
 * @returns whether it is new, and whether its processing is already planned
 */
export async function keepDelivery(
  db: Kysely<unknown>,
  { id, event, repository, number, keyId, ciphertext }: Sealed & Omit<Delivery, 'receivedAt'>,
  at: Date,
): Promise<{ readonly isNew: boolean; readonly isPlanned: boolean }> {
  const kept = sql`
    insert into github_deliveries (id, event, repository, number, received_at, key_id, ciphertext)
    values (${id}, ${event}, ${repository}, ${number ?? null}, ${at}, ${keyId}, ${ciphertext})
    on conflict do nothing returning id`;
  if (number === undefined) {
    const [{ rows }] = await pipeline(db, [kept]);
    return { isNew: rows.length > 0, isPlanned: false };
  }
  // The turn's row stays locked until the commit, so that whoever takes the turn meanwhile waits for this delivery and
  // sees it.
  const [{ rows }] = await pipeline(db, [
    sql<{ is_new: boolean; is_planned: boolean }>`
    with kept as (${kept}),
    turn as (select is_waiting from change_turns where repository = ${repository} and number = ${number} for update),
    flagged as (
      insert into change_turns (repository, number, is_waiting)
      select ${repository}, ${number}::integer, true from kept left join turn on true
      on conflict (repository, number) do update set is_waiting = true)
    select exists (select from kept) as is_new, coalesce((select is_waiting from turn), false) as is_planned`,
  ]);
  return { isNew: rows[0]?.is_new ?? false, isPlanned: rows[0]?.is_planned ?? false };
}

/** A delivery, processed or not. */
export const deliveryById = async (
  db: Kysely<unknown>,
  id: string,
): Promise<(Delivery & { readonly isServed: boolean }) | undefined> =>
  (await sql<DeliveryRow>`select * from github_deliveries where id = ${id}`.execute(db)).rows.map((row) => ({
    ...deliveryFrom(row),
    isServed: row.served_at !== null,
  }))[0];

/** Unprocessed deliveries about a pull request, in order of arrival. */
export const waitingFor = ({ repository, number }: ChangeName) => sql<DeliveryRow>`
  select * from github_deliveries where repository = ${repository} and number = ${number} and served_at is null
  order by received_at, id`;

export const isWaitingFor = ({ repository, number }: ChangeName) => sql<{ is_waiting: boolean }>`
  select exists (
    select from github_deliveries where repository = ${repository} and number = ${number} and served_at is null) as is_waiting`;

export async function markServed(db: Kysely<unknown>, ids: readonly string[], at: Date): Promise<void> {
  await deferWrites(db, [sql`update github_deliveries set served_at = ${at} where id = any(${ids}::text[])`]);
}

/** Deletes processed deliveries that are too old to be redelivered. */
export async function pruneDeliveries(db: Kysely<unknown>, before: Date): Promise<void> {
  await sql`delete from github_deliveries where received_at < ${before} and served_at is not null`.execute(db);
}

export const deliveryFrom = (row: DeliveryRow): Delivery => ({
  id: row.id,
  event: row.event,
  repository: row.repository,
  number: row.number ?? undefined,
  receivedAt: row.received_at,
  keyId: row.key_id,
  ciphertext: row.ciphertext,
});
