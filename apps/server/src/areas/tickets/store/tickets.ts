import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, IncidentId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { Side } from '../domain/status-map.ts';
import type { TrackerId } from '../domain/tracker.ts';

/** An action item's ticket at a tracker, and what both last agreed on. */
export type Followed = {
  readonly action: string;
  readonly incidentId: IncidentId;
  readonly trackerId: TrackerId;
  /** Undefined until opened. */
  readonly ticket: { readonly key: string; readonly url: string } | undefined;
  readonly askedAt: Date;
  readonly agreed: Side;
  /** The ticket's status already reported as different, to report it only once. */
  readonly told: Side | undefined;
  readonly syncedAt: Date | undefined;
  /** Why it cannot be synced at the moment. */
  readonly problem: string | undefined;
  readonly lastInstant: Date;
};

type TicketRow = Row<'tickets', { incident_id: IncidentId; tracker_id: TrackerId; agreed: Side; told: Side | null }>;

/** @returns false if the action item already has one, or the ticket belongs to another */
export async function insertFollowed(db: Kysely<unknown>, it: Followed, entry: EntryId): Promise<boolean> {
  const { rows } = await sql`
    insert into tickets (action_id, incident_id, tracker_id, key, url, asked_at, agreed, last_instant, last_entry)
    values (${it.action}, ${it.incidentId}, ${it.trackerId}, ${it.ticket?.key ?? null}, ${it.ticket?.url ?? null},
      ${it.askedAt}, ${it.agreed}, ${it.lastInstant}, ${entry})
    on conflict do nothing returning action_id`.execute(db);
  return rows.length > 0;
}

/** Saves the ticket once opened. */
export async function keepKey(
  db: Kysely<unknown>,
  action: string,
  ticket: NonNullable<Followed['ticket']>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update tickets set key = ${ticket.key}, url = ${ticket.url}, synced_at = ${at}, problem = null,
    last_instant = ${at}, last_entry = ${entry} where action_id = ${action}`.execute(db);
}

/** Saves what both sides agree on. */
export async function keepAgreement(
  db: Kysely<unknown>,
  action: string,
  how: { readonly agreed: Side; readonly told: Side | undefined; readonly at: Date },
): Promise<void> {
  await sql`update tickets set agreed = ${how.agreed}, told = ${how.told ?? null}, synced_at = ${how.at}, problem = null
    where action_id = ${action}`.execute(db);
}

export async function keepProblem(db: Kysely<unknown>, action: string, problem: string): Promise<void> {
  await sql`update tickets set problem = ${problem} where action_id = ${action}`.execute(db);
}

export async function dropFollowed(db: Kysely<unknown>, action: string): Promise<void> {
  await sql`delete from tickets where action_id = ${action}`.execute(db);
}

export const lockFollowed = async (db: Kysely<unknown>, action: string): Promise<Followed | undefined> =>
  (await select(db, sql`where action_id = ${action} for no key update`))[0];

export const followedOf = async (db: Kysely<unknown>, action: string): Promise<Followed | undefined> =>
  (await select(db, sql`where action_id = ${action}`))[0];

/** Followed tickets of this tracker with one of these keys. */
export const followedAt = async (
  db: Kysely<unknown>,
  tracker: TrackerId,
  keys: readonly string[],
): Promise<readonly Followed[]> =>
  select(db, sql`where tracker_id = ${tracker} and key = any(${keys}::text[]) order by action_id`);

/** Requested before this instant and not opened yet. */
export const unopenedOf = async (db: Kysely<unknown>, tracker: TrackerId, before: Date): Promise<readonly Followed[]> =>
  select(db, sql`where tracker_id = ${tracker} and key is null and asked_at < ${before} order by asked_at limit 100`);

/** Newest first, limited to the incidents in `scope`. */
export const listFollowed = async (
  db: Kysely<unknown>,
  asked: {
    readonly scope: RawBuilder<boolean>;
    readonly action: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Followed[]> => {
  const { action = null, after } = asked;
  const behind = after === undefined ? sql`true` : sql`(asked_at, action_id) < (${after.at}, ${after.id}::uuid)`;
  return select(
    db,
    sql`where ${asked.scope} and ${behind} and (${action}::uuid is null or action_id = ${action})
      order by asked_at desc, action_id desc limit ${asked.limit}`,
  );
};

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<readonly Followed[]> {
  const { rows } = await sql<TicketRow>`
    select ${columnsOf('tickets')} from tickets ${rest}`.execute(db);
  return rows.map((row) => ({
    action: row.action_id,
    incidentId: row.incident_id,
    trackerId: row.tracker_id,
    ticket: row.key === null || row.url === null ? undefined : { key: row.key, url: row.url },
    askedAt: row.asked_at,
    agreed: row.agreed,
    told: row.told ?? undefined,
    syncedAt: row.synced_at ?? undefined,
    problem: row.problem ?? undefined,
    lastInstant: row.last_instant,
  }));
}
