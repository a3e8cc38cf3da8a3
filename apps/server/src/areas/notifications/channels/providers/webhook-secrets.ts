import type { Concealed } from '../../../../platform/secrets/concealed.ts';
import { keyedHash } from '../../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../../platform/keys/key-ring.ts';
import type { Channel } from '../../domain/channel.ts';
import type { FollowReference } from '../provider.ts';

/**
 * Signing secrets of a channel, newest first: the one it references, or one derived from each key of the ring. Either
 * way none is in the database (R27). Undefined if a reference does not resolve.
 */
export async function secretsOf(
  channel: Pick<Channel, 'id' | 'secretRef'>,
  ring: KeyRing,
  follow: FollowReference,
): Promise<readonly Uint8Array[] | undefined> {
  if (channel.secretRef === undefined) {
    return ring
      .all('webhooks')
      .toReversed()
      .map(({ bytes }) => keyedHash(bytes, DOMAIN, channel.id));
  }
  const secret = await follow(channel.secretRef);
  return secret && [bytesOf(secret)];
}

/** The secret shown once, to the person who adds the channel. */
export const shownSecret = (ring: KeyRing, channel: Pick<Channel, 'id'>): string =>
  `${PREFIX}${keyedHash(ring.current('webhooks').bytes, DOMAIN, channel.id).toString('base64')}`;

const DOMAIN = 'notifications/webhook-secret/v1';
const PREFIX = 'whsec_';

/** Standard Webhooks secrets are `whsec_` plus base64; anything else is used as raw bytes. */
function bytesOf(secret: Concealed): Uint8Array {
  const text = secret.reveal();
  return text.startsWith(PREFIX) ? Buffer.from(text.slice(PREFIX.length), 'base64') : Buffer.from(text);
}
