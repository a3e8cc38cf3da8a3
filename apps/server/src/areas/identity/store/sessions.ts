import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { IdentityTables, PrincipalKind } from './tables.ts';

export type NewSession = {
  readonly id: string;
  readonly principalId: PrincipalId;
  readonly cookieHash: Buffer | undefined;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly entry: EntryId;
};

export async function insertSession(db: Kysely<unknown>, session: NewSession): Promise<void> {
  await db
    .$extendTables<IdentityTables>()
    .insertInto('sessions')
    .values({
      id: session.id,
      principal_id: session.principalId,
      kind: session.cookieHash === undefined ? 'oauth' : 'browser',
      cookie_hash: session.cookieHash ?? null,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
      ended_at: null,
      last_entry: session.entry,
    })
    .execute();
}

/** A session that has not been ended, of an active principal. The reader checks whether it has expired. */
export type OpenSession = {
  readonly id: string;
  readonly principalId: PrincipalId;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
  /** For outside auditors: when their access ends (GOV 7.5). */
  readonly outsideUntil?: Date;
};

type SessionRow = Pick<
  Row<'sessions', { principal_id: PrincipalId }>,
  'id' | 'principal_id' | 'expires_at' | 'last_seen_at'
>;
type OpenRow = SessionRow & { kind: PrincipalKind; until: Date | null };

/** Reads the session with its holder's state: an active member, or an auditor with an open access. */
const OPEN = sql.raw(`select s.id, s.principal_id, s.expires_at, s.last_seen_at, p.kind, a.ends_at as until
    from sessions s join principals p on p.id = s.principal_id left join auditor_accesses a
      on a.principal_id = p.id and a.opened_at is not null and a.ended_at is null
    where s.ended_at is null and p.state = 'active' and (p.kind <> 'auditor' or a.ends_at is not null)`);

export async function openSessionByCookie(db: Kysely<unknown>, cookieHash: Buffer): Promise<OpenSession | undefined> {
  const { rows } = await sql<OpenRow>`${OPEN} and s.cookie_hash = ${cookieHash}`.execute(db);
  return rows[0] && openFrom(rows[0]);
}

export async function openSessionById(db: Kysely<unknown>, id: string): Promise<OpenSession | undefined> {
  const { rows } = await sql<OpenRow>`${OPEN} and s.id = ${id}`.execute(db);
  return rows[0] && openFrom(rows[0]);
}

/** Locks the session, so that its tokens are exchanged one after the other. */
export async function lockOpenSession(db: Kysely<unknown>, id: string): Promise<OpenSession | undefined> {
  const { rows } = await sql<SessionRow>`
    select id, principal_id, expires_at, last_seen_at from sessions where id = ${id} and ended_at is null for update`.execute(
    db,
  );
  return rows[0] && sessionFrom(rows[0]);
}

export async function touchSession(db: Kysely<unknown>, id: string, at: Date): Promise<void> {
  await sql`update sessions set last_seen_at = ${at} where id = ${id} and last_seen_at < ${at}`.execute(db);
}

export async function closeSession(db: Kysely<unknown>, id: string, at: Date, entry: EntryId): Promise<void> {
  await sql`update sessions set ended_at = ${at}, last_entry = ${entry} where id = ${id} and ended_at is null`.execute(
    db,
  );
}

/** Ends all sessions of a principal. Effective with the next request, since each reads its session. */
export async function closeSessionsOf(
  db: Kysely<unknown>,
  principal: PrincipalId,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update sessions set ended_at = ${at}, last_entry = ${entry} where principal_id = ${principal} and ended_at is null`.execute(
    db,
  );
}

/** Ends those of these sessions that are still open. */
export async function closeSessions(
  db: Kysely<unknown>,
  ids: readonly string[],
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`
    update sessions set ended_at = ${at}, last_entry = ${entry} where id = any(${ids}::uuid[]) and ended_at is null`.execute(
    db,
  );
}

/** Ends all sessions of a principal but `kept`. @returns how many of them had not expired yet */
export async function closeOtherSessions(
  db: Kysely<unknown>,
  principal: PrincipalId,
  kept: string,
  at: Date,
  entry: EntryId,
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    with ended as (
      update sessions set ended_at = ${at}, last_entry = ${entry}
      where principal_id = ${principal} and id::text <> ${kept} and ended_at is null returning expires_at
    ) select count(*)::integer as ended from ended where expires_at > ${at}`.execute(db);
  return rows[0]?.ended ?? 0;
}

const openFrom = (row: OpenRow): OpenSession => ({
  ...sessionFrom(row),
  ...(row.until === null ? {} : { outsideUntil: row.until }),
});

const sessionFrom = (row: SessionRow): OpenSession => ({
  id: row.id,
  principalId: row.principal_id,
  expiresAt: row.expires_at,
  lastSeenAt: row.last_seen_at,
});
