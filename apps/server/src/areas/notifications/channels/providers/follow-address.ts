import { isSecretReference } from '../../../../platform/secrets/resolve-secret.ts';
import type { Channel } from '../../domain/channel.ts';
import type { FollowReference } from '../provider.ts';

/** Where a channel's messages go: as it was typed in, or what it refers to at this moment. */
export async function followAddress(
  { url }: Pick<Channel, 'url'>,
  follow: FollowReference,
): Promise<string | undefined> {
  if (url === undefined || !isSecretReference(url)) return url;
  return (await follow(url))?.reveal();
}
