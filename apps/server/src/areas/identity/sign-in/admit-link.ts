import type { AppError } from '../../../kernel/app-error.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { SignInParts } from './sign-in-parts.ts';
import { admitAttempt, networkKey, type Admitted } from './throttle.ts';

/** A one-time link as presented. `network` is the IP address, or the /64 of an IPv6 one. */
export type ShownLink = { readonly token: string; readonly network: string };

/**
 * Admits a presented one-time link, or returns how long to wait (GOV 7.7, abuse case 36). Links cannot be guessed; this
 * bounds the cost of rejecting invalid links, and of checking password after password for a valid one. Each link is
 * throttled like an account, so that others cannot block it. Its buckets are separate from sign-in's, so that trying
 * links does not keep the rest of a network from signing in.
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
  public: 'Too many attempts with this link or from your network.',
  remedy: 'Wait a moment, then try again; the link is still valid.',
};
