import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/database/db.ts';
import { hashSecret } from '../../identity/public.ts';
import { openInvitation } from '../store/invitations.ts';
import { readSetUp } from '../store/set-up.ts';

/** Whether the organisation is still to be set up. */
export const isSetUpNeeded = async (db: Db): Promise<boolean> => (await readSetUp(db))?.isCompleted !== true;

/** Whom an invitation's token is for, while it opens. */
export const personInvitedBy = async (db: Db, token: string, now: Date): Promise<PrincipalId | undefined> =>
  openInvitation(db, hashSecret(token), now);
