import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EntryId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import type { ThingRef } from '../../../platform/ledger/thing.ts';
import type { Approval } from '../domain/approval.ts';
import type { ApprovalRow } from './tables.ts';

/** @returns false if a request of this kind is already open for the subject */
export async function insertApproval(db: Kysely<unknown>, approval: Approval): Promise<boolean> {
  const { subject, about, teamId, decidedAt } = approval;
  const { rows } = await sql`
    insert into approvals (id, kind, subject_kind, subject_id, subject_hash, wish, title, reason, about_id, requested_by,
      requested_at, mode, unseparated, state, groups_asked, expires_at, decided_at, team_id, visibility, last_instant, last_entry)
    values (${approval.id}, ${approval.kind}, ${subject.kind}, ${subject.id}, ${approval.subjectHash},
      ${JSON.stringify(approval.parameters)}, ${approval.title}, ${approval.reason}, ${about ?? null},
      ${approval.requestedBy}, ${approval.requestedAt}, ${approval.mode}, ${approval.isUnseparated}, ${approval.state},
      ${approval.groupsAsked}, ${approval.expiresAt}, ${decidedAt ?? null}, ${teamId ?? null}, ${approval.visibility},
      ${approval.lastInstant}, ${approval.lastEntry})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Locked until the end of the transaction; undefined if there is none. */
export async function lockApproval(db: Kysely<unknown>, id: string): Promise<Approval | undefined> {
  return (await select(db, sql`where id = ${id} for update`))[0];
}

export async function findApproval(db: Kysely<unknown>, id: string): Promise<Approval | undefined> {
  return (await select(db, sql`where id = ${id}`))[0];
}

/** Updates what may change after a request is made. */
export async function updateApproval(
  db: Kysely<unknown>,
  id: string,
  to: Pick<Approval, 'state' | 'groupsAsked' | 'decidedAt'>,
  at: Date,
  entry: EntryId,
): Promise<void> {
  await sql`update approvals set state = ${to.state}, groups_asked = ${to.groupsAsked}, decided_at = ${to.decidedAt ?? null},
    last_instant = ${at}, last_entry = ${entry} where id = ${id}`.execute(db);
}

/** Changes the visibility of all requests about one thing, open or closed. */
export async function protectApprovals(db: Kysely<unknown>, { kind, id }: ThingRef, as: Protected): Promise<void> {
  await sql`update approvals set team_id = ${as.teamId ?? null}, visibility = ${as.visibility}
    where subject_kind = ${kind} and subject_id = ${id}`.execute(db);
}

export type ListedFor = { readonly teams: 'all' | readonly TeamId[]; readonly self: PrincipalId | undefined };

/** A SQL condition: organisation-wide requests, those of their teams, and their own. */
export const isListed = (who: ListedFor): RawBuilder<boolean> =>
  who.teams === 'all'
    ? sql`true`
    : sql`(visibility = 'organisation' or team_id = any(${who.teams}::uuid[]) or requested_by = ${who.self ?? null})`;

/** Open requests of any kind, soonest to expire first. */
export async function openApprovals(db: Kysely<unknown>, limit: number): Promise<readonly Approval[]> {
  return select(db, sql`where state = 'open' order by expires_at, id limit ${limit}`);
}

/** Per kind, how many took effect without a second person and are overdue for ratification. */
export async function overdueByKind(
  db: Kysely<unknown>,
  now: Date,
): Promise<readonly { readonly kind: string; readonly count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count from approvals
    where state = 'open' and mode = 'after' and expires_at <= ${now} group by kind order by kind`.execute(db);
  return rows;
}

/** Newest first, after `after`. */
export async function listApprovals(
  db: Kysely<unknown>,
  asked: {
    readonly who: ListedFor;
    readonly state: 'open' | 'closed' | undefined;
    readonly after: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly Approval[]> {
  const { who, state, after, limit } = asked;
  return select(
    db,
    sql`where ${isListed(who)}
      and ${state === undefined ? sql`true` : state === 'open' ? sql`state = 'open'` : sql`state <> 'open'`}
      and ${after === undefined ? sql`true` : sql`(requested_at, id) < (${after.at}, ${after.id})`}
      order by requested_at desc, id desc limit ${limit}`,
  );
}

async function select(db: Kysely<unknown>, rest: RawBuilder<unknown>): Promise<Approval[]> {
  const { rows } = await sql<ApprovalRow>`
    select id, kind, subject_kind, subject_id, subject_hash, wish, title, reason, about_id, requested_by, requested_at, mode,
      unseparated, state, groups_asked, expires_at, decided_at, team_id, visibility, last_instant, last_entry
    from approvals ${rest}`.execute(db);
  return rows.map(approvalFrom);
}

const approvalFrom = (row: ApprovalRow): Approval => ({
  id: row.id,
  kind: row.kind,
  subject: { kind: row.subject_kind, id: row.subject_id },
  subjectHash: row.subject_hash,
  parameters: JSON.parse(row.wish) as Approval['parameters'],
  title: row.title,
  reason: row.reason,
  about: row.about_id ?? undefined,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  mode: row.mode,
  isUnseparated: row.unseparated,
  state: row.state,
  groupsAsked: row.groups_asked,
  expiresAt: row.expires_at,
  decidedAt: row.decided_at ?? undefined,
  teamId: row.team_id ?? undefined,
  visibility: row.visibility,
  lastInstant: row.last_instant,
  lastEntry: row.last_entry,
});
