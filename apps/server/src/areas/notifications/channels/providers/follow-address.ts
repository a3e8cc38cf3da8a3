import { isSecretReference } from '../../../../platform/secrets/resolve-secret.ts';
import type { Channel } from '../../domain/channel.ts';
import type { FollowReference } from '../provider.ts';

/** A channel's target URL: as typed, or as its reference currently resolves. */
export async function followAddress(
  { url }: Pick<Channel, 'url'>,
  follow: FollowReference,
): Promise<string | undefined> {
  if (url === undefined || !isSecretReference(url)) return url;
  return (await follow(url))?.reveal();
}
