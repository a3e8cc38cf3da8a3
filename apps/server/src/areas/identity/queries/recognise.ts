import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes, isBefore, minutesBetween, type Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import { readApiKey } from '../domain/api-key.ts';
import { openKeyByPrefix } from '../store/api-keys.ts';
import { openSessionByCookie, openSessionById, touchSession, type OpenSession } from '../store/sessions.ts';
import type { AccessTokens } from '../tokens/access-tokens.ts';
import { hashSecret } from '../tokens/secret.ts';

export type RecogniseParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly policies: () => Policies;
};

type Recognised = Extract<Actor, { kind: 'person' | 'service' }> | undefined;

/**
 * Whose browser this is. A session that was ended, has run out, or lies idle for too long is nobody's; so is one of
 * somebody who is no member any more.
 */
export async function recogniseCookie({ db, clock, policies }: RecogniseParts, cookie: string): Promise<Recognised> {
  const session = await openSessionByCookie(db, hashSecret(cookie));
  const now = clock.now();
  const { idleFor } = policies().current.authentication.session;
  if (!session || !isBefore(now, session.expiresAt) || !isBefore(now, addMinutes(session.lastSeenAt, idleFor.minutes)))
    return undefined;
  // Once a minute is enough to tell a session in use from an idle one.
  if (minutesBetween(session.lastSeenAt, now) >= 1) await touchSession(db, session.id, now);
  return personOf(session, now, policies());
}

/** Whose access token this is. The token says who; whether their session still stands is read now (abuse case 6). */
export async function recogniseToken(
  { db, clock, tokens, policies }: RecogniseParts,
  token: string,
): Promise<Recognised> {
  const subject = await tokens.verify(token);
  const session = subject && (await openSessionById(db, subject.sessionId));
  const now = clock.now();
  return session?.principalId === subject?.id && session && isBefore(now, session.expiresAt)
    ? personOf(session, now, policies())
    : undefined;
}

/** Which service account's key this is. */
export async function recogniseKey({ db, clock }: RecogniseParts, text: string): Promise<Recognised> {
  const given = readApiKey(text);
  const key = given && (await openKeyByPrefix(db, given.prefix));
  if (!given || !key || !timingSafeEqual(hashSecret(given.secret), key.secretHash)) return undefined;
  return isBefore(clock.now(), key.expiresAt)
    ? { kind: 'service', id: key.principalId, scopes: key.scopes }
    : undefined;
}

/** An auditor from outside is nobody from the approved moment on, whether or not anything has ended them (GOV 7.5). */
function personOf(
  { id: sessionId, principalId: id, outsideUntil }: OpenSession,
  now: Date,
  { current }: Policies,
): Recognised {
  if (outsideUntil === undefined) return { kind: 'person', id, sessionId };
  const scopes = ['session:read', ...current.audit.outside.opens];
  return isBefore(now, outsideUntil) ? { kind: 'person', id, sessionId, scopes } : undefined;
}
