import type { Actor } from '../../../kernel/actor.ts';
import { isBefore, type Clock } from '../../../kernel/clock.ts';
import type { Db } from '../../../platform/database/db.ts';
import { openSessionById } from '../store/sessions.ts';
import { refreshTokenByHash, type RefreshToken } from '../store/refresh-tokens.ts';
import { hashSecret } from '../tokens/secret.ts';

/** Whether the person behind a long-lived stream is still signed in, and still a member (abuse case 6). */
export async function isStillSignedIn(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  actor: Actor,
): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  const session = await openSessionById(db, actor.sessionId);
  return session?.principalId === actor.id && isBefore(clock.now(), session.outsideUntil ?? session.expiresAt);
}

/** The session of a refresh token, used or not. Undefined if Muster never issued it. */
export const sessionOfRefreshToken = async (db: Db, token: string): Promise<RefreshToken | undefined> =>
  refreshTokenByHash(db, hashSecret(token));
