import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes, isBefore, minutesBetween, type Clock } from '../../../kernel/clock.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import type { Db } from '../../../platform/database/db.ts';
import { readApiKey } from '../domain/api-key.ts';
import { openKeysByPrefix, type OpenKey } from '../store/api-keys.ts';
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
 * The person behind a browser cookie. Undefined if the session has ended, expired or been idle too long, or if its
 * holder is no longer a member.
 */
export async function recogniseCookie({ db, clock, policies }: RecogniseParts, cookie: string): Promise<Recognised> {
  const session = await openSessionByCookie(db, hashSecret(cookie));
  const now = clock.now();
  const { idleFor } = policies().current.authentication.session;
  if (!session || !isBefore(now, session.expiresAt) || !isBefore(now, addMinutes(session.lastSeenAt, idleFor.minutes)))
    return undefined;
  // Once a minute is enough to tell an active session from an idle one.
  if (minutesBetween(session.lastSeenAt, now) >= 1) await touchSession(db, session.id, now);
  return personOf(session, now, policies());
}

/**
 * The person behind an access token. The token says who; whether the session still stands is read now (abuse case 6).
 */
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

/**
 * Finds the service account behind a key. Requests that arrive while a read is under way share the next one: it begins
 * after all of them arrived, so a revoked key stops with its next request, and a busy program costs few statements.
 */
export function createRecogniseKey({ db, clock }: Pick<RecogniseParts, 'db' | 'clock'>) {
  const reads = createNaturalBatches<string, OpenKey | undefined>({
    mostPerBatch: MOST_PER_READ,
    run: async (prefixes) => {
      const open = await openKeysByPrefix(db, [...new Set(prefixes)]);
      return prefixes.map((prefix) => open.get(prefix));
    },
  });
  return async (text: string): Promise<Recognised> => {
    const given = readApiKey(text);
    const key = given && (await reads.add(given.prefix));
    if (!given || !key || !timingSafeEqual(hashSecret(given.secret), key.secretHash)) return undefined;
    return isBefore(clock.now(), key.expiresAt)
      ? { kind: 'service', id: key.principalId, scopes: key.scopes }
      : undefined;
  };
}

const MOST_PER_READ = 500;

/** An outside auditor is not recognised after the approved end, whether or not it has been recorded (GOV 7.5). */
function personOf(
  { id: sessionId, principalId: id, outsideUntil }: OpenSession,
  now: Date,
  { current }: Policies,
): Recognised {
  if (outsideUntil === undefined) return { kind: 'person', id, sessionId };
  const scopes = ['session:read', ...current.audit.outside.opens];
  return isBefore(now, outsideUntil) ? { kind: 'person', id, sessionId, scopes } : undefined;
}
