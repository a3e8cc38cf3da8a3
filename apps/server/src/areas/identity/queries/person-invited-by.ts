import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/database/db.ts';
import { openInvitation } from '../store/invitations.ts';
import { hashSecret } from '../tokens/secret.ts';

/** Whom a one-time link's token is for, while it opens. */
export const personInvitedBy = async (db: Db, token: string, now: Date): Promise<PrincipalId | undefined> =>
  openInvitation(db, hashSecret(token), now);

/** The same by the hash of its token, where the token itself is not at hand any more. */
export const invitedBy = async (db: Db, linkHash: string, now: Date): Promise<PrincipalId | undefined> =>
  openInvitation(db, Buffer.from(linkHash, 'hex'), now);
