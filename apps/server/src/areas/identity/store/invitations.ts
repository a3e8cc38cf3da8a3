import { sql, type Kysely } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';

export type Invitation = {
  readonly linkHash: Buffer;
  readonly principalId: PrincipalId;
  readonly invitedBy: PrincipalId | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Only the newest link to a person works; a unique index enforces it against concurrent inserts. */
export async function insertInvitation(db: Kysely<unknown>, invitation: Invitation): Promise<void> {
  await voidInvitationsOf(db, invitation.principalId, invitation.createdAt);
  await sql`
    insert into invitations (link_hash, principal_id, invited_by, created_at, expires_at)
    values (${invitation.linkHash}, ${invitation.principalId}, ${invitation.invitedBy ?? null}, ${invitation.createdAt}, ${invitation.expiresAt})`.execute(
    db,
  );
}

export async function voidInvitationsOf(db: Kysely<unknown>, principal: PrincipalId, at: Date): Promise<void> {
  await sql`
    update invitations set voided_at = ${at} where principal_id = ${principal} and used_at is null and voided_at is null`.execute(
    db,
  );
}

/** The person a valid link is for. */
export async function openInvitation(
  db: Kysely<unknown>,
  linkHash: Buffer,
  now: Date,
): Promise<PrincipalId | undefined> {
  const { rows } = await sql<{ principal_id: string }>`
    select principal_id from invitations
    where link_hash = ${linkHash} and used_at is null and voided_at is null and expires_at > ${now}`.execute(db);
  return rows[0] && asId(rows[0].principal_id);
}

/** Uses up a valid link. @returns the person it was for; undefined if it is not valid, or no longer */
export async function useInvitation(
  db: Kysely<unknown>,
  linkHash: Buffer,
  now: Date,
): Promise<PrincipalId | undefined> {
  const { rows } = await sql<{ principal_id: string }>`
    update invitations set used_at = ${now}
    where link_hash = ${linkHash} and used_at is null and voided_at is null and expires_at > ${now} returning principal_id`.execute(
    db,
  );
  return rows[0] && asId(rows[0].principal_id);
}
