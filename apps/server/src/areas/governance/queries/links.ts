import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/database/db.ts';
import { hashSecret } from '../../identity/public.ts';
import { judgeCeremony } from '../domain/judge-ceremony.ts';
import { readSetUp } from '../store/set-up.ts';

/** Whether the organisation is set up yet. */
export const isSetUpNeeded = async (db: Db): Promise<boolean> => (await readSetUp(db))?.isCompleted !== true;

/**
 * Whether this token opens the set-up, and until when; it is not used up by asking. The command asks again with the row
 * locked; this spares people a form that leads nowhere, and a stranger's password the hashing.
 */
export const judgeSetUpLink = async (
  db: Db,
  token: string,
  now: Date,
): Promise<Result<{ readonly expiresAt: Date }, AppError>> =>
  judgeCeremony(await readSetUp(db), hashSecret(token), now);
