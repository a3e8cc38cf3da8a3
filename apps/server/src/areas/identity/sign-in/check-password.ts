import type { AppError } from '../../../kernel/app-error.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Policies } from '../../../platform/commands/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { People } from '../identity-map/people.ts';
import { passwordOf } from '../store/passwords.ts';
import { bucketOf, deviceCookie } from './device.ts';
import type { Passwords } from './passwords.ts';
import { admitAttempt } from './throttle.ts';

export type PasswordAttempt = {
  readonly email: string;
  readonly password: string;
  /** The address, or the /64 of an IPv6 one. */
  readonly network: string;
  readonly device?: string | undefined;
};

export type SignInParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ring: KeyRing;
  readonly people: People;
  readonly passwords: Passwords;
  policies(): Policies;
};

/**
 * Whose e-mail and password these are. Every way of being wrong (no such account, another password, no member any more)
 * has the same answer and takes the same time (abuse case 37).
 */
export async function checkPassword(
  parts: SignInParts,
  attempt: PasswordAttempt,
): Promise<Result<PrincipalId, AppError>> {
  const { db, people, ring } = parts;
  const policy = parts.policies().current;
  const accountKey = people.accountKey(attempt.email);
  const admitted = await admitAttempt(
    { db, clock: parts.clock, policy },
    {
      accountKey: bucketOf(ring.current('links').bytes, accountKey, attempt.device),
      networkKey: keyedHash(ring.current('pseudonym').bytes, 'identity/network', attempt.network),
    },
  );
  if (!admitted.ok) return admitted;
  const id = await people.findByEmail(db, attempt.email);
  const kept = id === undefined ? undefined : await passwordOf(db, id);
  const isRight = await parts.passwords.matches(policy, attempt.password, kept?.hash);
  if (!isRight || id === undefined || kept?.isActive !== true) return err(wrongCredentials);
  await admitted.value.forgive();
  return ok(id);
}

/** The cookie by which this browser will be known for this account. */
export const knownDevice = ({ people, ring }: SignInParts, email: string, nonce: Uint8Array): string =>
  deviceCookie(ring.current('links').bytes, people.accountKey(email), nonce);

const wrongCredentials: AppError = {
  kind: 'unauthenticated',
  code: 'identity/wrong-credentials',
  public: 'The e-mail or the password is wrong.',
  remedy: 'Try again, or ask Platform Governance for a new invitation.',
  clause: '7.7',
};
