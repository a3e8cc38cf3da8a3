import type { AppError } from '../../../kernel/app-error.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { SignInParts } from './sign-in-parts.ts';
import { admitAttempt, networkKey, type Admitted } from './throttle.ts';

/** Somebody who shows a one-time link. `network` is the address, or the /64 of an IPv6 one. */
export type ShownLink = { readonly token: string; readonly network: string };

/**
 * Lets whoever shows a one-time link through, or says how long to wait (GOV 7.7, abuse case 36). A link cannot be guessed;
 * this bounds what it costs to turn down one that does not open, and to weigh password after password for one that does.
 * Paced like guesses at an account, each link being one, so that nobody's link is held up by those who do not have it; and
 * in buckets of its own, so that whoever tries links keeps nobody of their network from signing in.
 */
export async function admitLink(
  { db, clock, ring, policies }: Pick<SignInParts, 'db' | 'clock' | 'ring' | 'policies'>,
  { token, network }: ShownLink,
): Promise<Result<Admitted, AppError>> {
  const admitted = await admitAttempt(
    { db, clock, policy: policies().current },
    {
      accountKey: keyedHash(ring.current('links').bytes, 'identity/shown-link', token),
      networkKey: networkKey(ring, network, 'links'),
    },
  );
  return admitted.ok ? admitted : err({ ...admitted.error, ...WORDS });
}

const WORDS = {
  public: 'There were too many attempts with this link, or from your network.',
  remedy: 'Wait a moment, then try again; the link stays as it is.',
};
