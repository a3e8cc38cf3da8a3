import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/database/db.ts';
import { hashSecret } from '../../identity/public.ts';
import { judgeCeremony } from '../domain/judge-ceremony.ts';
import { readSetUp } from '../store/set-up.ts';

/** True until the organisation has been set up. */
export const isSetUpNeeded = async (db: Db): Promise<boolean> => (await readSetUp(db))?.isCompleted !== true;

/**
 * Whether this token opens the set-up, and until when; checking does not use it up. The command checks again with the
 * row locked. This early check spares people a form that leads nowhere, and the server from hashing a stranger's
 * password.
 */
export const judgeSetUpLink = async (
  db: Db,
  token: string,
  now: Date,
): Promise<Result<{ readonly expiresAt: Date }, AppError>> =>
  judgeCeremony(await readSetUp(db), hashSecret(token), now);
