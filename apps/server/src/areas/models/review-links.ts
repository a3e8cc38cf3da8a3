import { timingSafeEqual } from 'node:crypto';
import { addDays, isBefore } from '../../kernel/clock.ts';
import { keyedHash } from '../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../platform/keys/key-ring.ts';

/** What a link opens: one prediction, for its subject (R30). Whoever holds the link is taken to be the subject. */
export type ReviewLink = { readonly id: string; readonly day: string; readonly expiresAt: Date };

const LABEL = 'models/review-link';
const MAC_BYTES = 20;
/** Valid for as long as people may keep letters about a decision. */
const GOOD_FOR_DAYS = 180;

/** A token granting its holder a review request for one prediction; cannot be forged without the key. */
export function newReviewLink(
  ring: KeyRing,
  of: Pick<ReviewLink, 'id' | 'day'>,
  now: Date,
): { readonly token: string; readonly expiresAt: Date } {
  const expiresAt = addDays(now, GOOD_FOR_DAYS);
  const says = [of.id, of.day, expiresAt.toISOString()].join(' ');
  const mac = keyedHash(ring.current('links').bytes, LABEL, says).subarray(0, MAC_BYTES);
  return { token: `${Buffer.from(says).toString('base64url')}.${mac.toString('base64url')}`, expiresAt };
}

/** What a token opens; undefined if forged, altered or expired. */
export function openReviewLink(ring: KeyRing, token: string, now: Date): ReviewLink | undefined {
  const [text = '', given = ''] = token.split('.');
  const says = Buffer.from(text, 'base64url').toString('utf8');
  const mac = Buffer.from(given, 'base64url');
  const isOurs = ring.all('links').some(({ bytes }) => {
    const own = keyedHash(bytes, LABEL, says).subarray(0, MAC_BYTES);
    return own.length === mac.length && timingSafeEqual(own, mac);
  });
  const [id, day, until] = says.split(' ');
  if (!isOurs || id === undefined || day === undefined || until === undefined) return undefined;
  const expiresAt = new Date(until);
  return isBefore(expiresAt, now) ? undefined : { id, day, expiresAt };
}
