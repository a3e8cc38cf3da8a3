import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { bucketOf } from './device.ts';
import type { SignInParts } from './sign-in-parts.ts';
import { admitAttempt, networkKey, type Admitted } from './throttle.ts';

export type Guess = {
  readonly email: string;
  /** The IP address, or the /64 of an IPv6 one. */
  readonly network: string;
  readonly device?: string | undefined;
};

/**
 * Admits a guess at an account's password, or returns how long to wait. All ways of guessing share the same buckets.
 */
export async function admitGuess(
  parts: SignInParts,
  { email, network, device }: Guess,
): Promise<Result<Admitted, AppError>> {
  const { db, clock, people, ring } = parts;
  return admitAttempt(
    { db, clock, policy: parts.policies().current },
    {
      accountKey: bucketOf(ring.current('links').bytes, people.accountKey(email), device),
      networkKey: networkKey(ring, network, 'passwords'),
    },
  );
}
