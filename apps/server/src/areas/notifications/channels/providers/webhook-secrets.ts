import type { Concealed } from '../../../../platform/secrets/concealed.ts';
import { keyedHash } from '../../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../../platform/keys/key-ring.ts';
import type { Channel } from '../../domain/channel.ts';
import type { FollowReference } from '../provider.ts';

/**
 * What signs a channel's messages, newest first: the secret it refers to, or secrets of its own, one for each key of the
 * ring. Either way the database holds none (R27). Undefined where a reference leads nowhere.
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

/** As it is shown to whoever adds the channel, once. */
export const shownSecret = (ring: KeyRing, channel: Pick<Channel, 'id'>): string =>
  `${PREFIX}${keyedHash(ring.current('webhooks').bytes, DOMAIN, channel.id).toString('base64')}`;

const DOMAIN = 'notifications/webhook-secret/v1';
const PREFIX = 'whsec_';

/** `whsec_` and base64, as Standard Webhooks writes a secret; anything else is taken by its bytes. */
function bytesOf(secret: Concealed): Uint8Array {
  const text = secret.reveal();
  return text.startsWith(PREFIX) ? Buffer.from(text.slice(PREFIX.length), 'base64') : Buffer.from(text);
}
