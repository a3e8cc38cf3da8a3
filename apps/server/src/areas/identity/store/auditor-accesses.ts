import { sql, type Kysely } from 'kysely';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { columnsOf, type Row } from '../../../platform/database/row.ts';
import type { PrincipalState } from './tables.ts';

/** An outside auditor's access. Nothing is open before `openedAt`, nor from `endedAt` or `endsAt` on. */
export type AuditorAccess = {
  readonly principalId: PrincipalId;
  readonly state: PrincipalState;
  readonly askedBy: PrincipalId;
  readonly endsAt: Date;
  readonly openedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly lastInstant: Date;
};

type AuditorAccessRow = Row<'auditor_accesses', { principal_id: PrincipalId; asked_by: PrincipalId }> & {
  state: PrincipalState;
};

const SELECT = sql`select ${columnsOf('auditor_accesses', 'a')}, p.state
  from auditor_accesses a join principals p on p.id = a.principal_id`;

export async function insertAuditorAccess(
  db: Kysely<unknown>,
  { id, askedBy, endsAt }: { readonly id: PrincipalId; readonly askedBy: PrincipalId; readonly endsAt: Date },
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`insert into auditor_accesses (principal_id, asked_by, ends_at, last_instant, last_entry)
    values (${id}, ${askedBy}, ${endsAt}, ${at}, ${entry})`.execute(db);
}

export async function auditorAccess(db: Kysely<unknown>, id: PrincipalId): Promise<AuditorAccess | undefined> {
  const { rows } = await sql<AuditorAccessRow>`${SELECT} where a.principal_id = ${id}`.execute(db);
  return rows.map(accessFrom)[0];
}

/** Opens the access until a given time: for the first time, again, or extended. */
export async function openAuditorAccess(
  db: Kysely<unknown>,
  id: PrincipalId,
  { endsAt, at, entry }: { readonly endsAt: Date; readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update auditor_accesses
    set ends_at = ${endsAt}, opened_at = ${at}, ended_at = null, last_instant = ${at}, last_entry = ${entry}
    where principal_id = ${id}`.execute(db);
}

export async function endAuditorAccess(
  db: Kysely<unknown>,
  id: PrincipalId,
  { at, entry }: { readonly at: Date; readonly entry: EntryId },
): Promise<void> {
  await sql`update auditor_accesses set ended_at = ${at}, last_instant = ${at}, last_entry = ${entry}
    where principal_id = ${id} and ended_at is null`.execute(db);
}

/** Latest end first, starting after `after`. */
export async function listAuditorAccesses(
  db: Kysely<unknown>,
  after: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
): Promise<readonly AuditorAccess[]> {
  const { rows } = await sql<AuditorAccessRow>`${SELECT}
    where ${after === undefined ? sql`true` : sql`(a.ends_at, a.principal_id) < (${after.at}, ${after.id}::uuid)`}
    order by a.ends_at desc, a.principal_id desc limit ${limit}`.execute(db);
  return rows.map(accessFrom);
}

const accessFrom = (row: AuditorAccessRow): AuditorAccess => ({
  principalId: row.principal_id,
  state: row.state,
  askedBy: row.asked_by,
  endsAt: row.ends_at,
  openedAt: row.opened_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  lastInstant: row.last_instant,
});
