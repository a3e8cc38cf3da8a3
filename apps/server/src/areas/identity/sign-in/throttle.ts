import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import { drain, fill, type Pace } from '../store/sign-in-buckets.ts';

/** Keyed hashes of what is guessed at (an account's e-mail or a link, whether or not it exists) and of the network. */
export type Attempt = { readonly accountKey: Buffer; readonly networkKey: Buffer };

export type Admitted = {
  /** A correct password costs nothing: only failures fill the buckets. */
  readonly forgive: () => Promise<void>;
};

/**
 * Slows down guessing without locking anyone out (GOV 7.7, abuse cases 36, 37). Each account and each network has a
 * bucket that drains steadily, so an attacker can cause a delay but never a lockout. A browser that has signed in to
 * the account before has its own bucket (see `accountKey`), which strangers cannot fill.
 */
export async function admitAttempt(
  parts: { readonly db: Db; readonly clock: Clock; readonly policy: PolicySnapshot },
  attempt: Attempt,
): Promise<Result<Admitted, AppError>> {
  const { account, address } = parts.policy.authentication.throttle;
  const taken: { readonly key: Buffer; readonly pace: Pace }[] = [
    { key: attempt.networkKey, pace: paceOf(address) },
    { key: attempt.accountKey, pace: paceOf(account) },
  ];
  const now = parts.clock.now();
  for (const { key, pace } of taken) {
    const filled = await fill(parts.db, key, pace, now);
    if (!filled.ok) return err(tooOften(filled.error.waitMs));
  }
  return ok({
    forgive: async () => {
      for (const { key, pace } of taken) await drain(parts.db, key, pace);
    },
  });
}

/** A network's bucket key, one per kind of guess; keyed, so that addresses cannot be read from it. */
export const networkKey = (ring: KeyRing, network: string, guessedAt: 'passwords' | 'links'): Buffer =>
  keyedHash(ring.current('pseudonym').bytes, NETWORK_PURPOSES[guessedAt], network);

const NETWORK_PURPOSES = { passwords: 'identity/network', links: 'identity/network-of-links' } as const;

const paceOf = ({ attempts, per }: PolicySnapshot['authentication']['throttle']['account']): Pace => {
  const periodMs = per.minutes * MS_PER_MINUTE;
  return { dropMs: periodMs / attempts, periodMs };
};

const MS_PER_MINUTE = 60 * 1000;

const tooOften = (waitMs: number): AppError => ({
  kind: 'throttled',
  code: 'identity/too-many-attempts',
  public: 'Too many attempts to sign in.',
  remedy: 'Wait a moment. Other people’s attempts do not hold up a browser you have signed in with before.',
  clause: '7.7',
  retryAfterSeconds: Math.ceil(waitMs / 1000),
});
