import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { Sealed } from '../../../platform/keys/data-keys.ts';

export type SubscriberKind = 'e-mail' | 'webhook';

export type Subscriber = {
  readonly id: string;
  readonly kind: SubscriberKind;
  /** Undefined once the subscription has ended. */
  readonly address: Sealed | undefined;
  readonly services: readonly string[];
  /** Receives only what goes to its lists. */
  readonly isListed: boolean;
  readonly state: 'pending' | 'confirmed' | 'ended';
  readonly addedBy: PrincipalId;
  readonly addedAt: Date;
};

/** @returns false if the address became a subscriber meanwhile */
export async function insertSubscriber(
  db: Kysely<unknown>,
  subscriber: Subscriber & { readonly address: Sealed; readonly index: Buffer },
  entry: EntryId,
): Promise<boolean> {
  const { id, kind, address, index, services, isListed, state, addedBy, addedAt } = subscriber;
  const { rows } = await sql`
    insert into status_subscribers (id, kind, key_id, ciphertext, address_index, services, is_listed, state, added_by, added_at,
      last_entry)
    values (${id}, ${kind}, ${address.keyId}, ${address.ciphertext}, ${index}, ${[...services]}::text[], ${isListed}, ${state},
      ${addedBy}, ${addedAt}, ${entry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** The subscriber with this address, confirmed or not. */
export const subscriberAt = async (db: Kysely<unknown>, indexes: readonly Buffer[]): Promise<string | undefined> =>
  (
    await sql<{
      id: string;
    }>`select id from status_subscribers where address_index = any(${indexes}::bytea[]) and state <> 'ended'`.execute(
      db,
    )
  ).rows[0]?.id;

export const lockSubscriber = async (db: Kysely<unknown>, id: string): Promise<Subscriber | undefined> =>
  (await select(db, sql`where id = ${id} for update`))[0];

export const findSubscriber = async (db: Kysely<unknown>, id: string): Promise<Subscriber | undefined> =>
  (await select(db, sql`where id = ${id}`))[0];

export const confirmSubscriber = async (db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> =>
  void (await sql`update status_subscribers set state = 'confirmed', settled_at = ${at}, last_entry = ${entry}
    where id = ${id}`.execute(db));

/** Deletes the address and its blind index as well. */
export const endSubscriber = async (db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> =>
  void (await sql`update status_subscribers set state = 'ended', settled_at = ${at}, key_id = null, ciphertext = null,
    address_index = null, last_entry = ${entry} where id = ${id}`.execute(db));

/** Confirmed subscribers, by id, after `after`. */
export const confirmedSubscribers = async (
  db: Kysely<unknown>,
  after: string | undefined,
  limit: number,
): Promise<readonly Subscriber[]> =>
  select(
    db,
    sql`where state = 'confirmed' and not is_listed and ${after === undefined ? sql`true` : sql`id > ${after}`} order by id limit ${limit}`,
  );

/** Those of `ids` that have not ended. */
export const subscribersAmong = async (
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Subscriber>> =>
  new Map((await select(db, sql`where id = any(${ids}::uuid[]) and state <> 'ended'`)).map((each) => [each.id, each]));

/** Confirmed and pending subscribers, by id, after `after`. */
export const listSubscribers = async (
  db: Kysely<unknown>,
  after: string | undefined,
  limit: number,
): Promise<readonly Subscriber[]> =>
  select(
    db,
    sql`where state <> 'ended' and ${after === undefined ? sql`true` : sql`id > ${after}`} order by id limit ${limit}`,
  );

type SubscriberRow = Omit<
  Row<'status_subscribers', { kind: SubscriberKind; state: Subscriber['state']; added_by: PrincipalId }>,
  'address_index' | 'settled_at' | 'last_entry'
>;

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Subscriber[]> {
  const { rows } = await sql<SubscriberRow>`
    select id, kind, key_id, ciphertext, services, is_listed, state, added_by, added_at
    from status_subscribers ${rest}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    address:
      row.key_id === null || row.ciphertext === null ? undefined : { keyId: row.key_id, ciphertext: row.ciphertext },
    services: row.services,
    isListed: row.is_listed,
    state: row.state,
    addedBy: row.added_by,
    addedAt: row.added_at,
  }));
}
