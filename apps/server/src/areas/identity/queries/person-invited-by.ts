import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/database/db.ts';
import { openInvitation } from '../store/invitations.ts';
import { hashSecret } from '../tokens/secret.ts';

/** The person a one-time link's token is for, while the link is valid. */
export const personInvitedBy = async (db: Db, token: string, now: Date): Promise<PrincipalId | undefined> =>
  openInvitation(db, hashSecret(token), now);

/** The same by the token's hash, for callers that no longer have the token. */
export const invitedBy = async (db: Db, linkHash: string, now: Date): Promise<PrincipalId | undefined> =>
  openInvitation(db, Buffer.from(linkHash, 'hex'), now);
