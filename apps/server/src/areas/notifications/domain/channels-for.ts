import type { PrincipalId } from '../../../kernel/ids.ts';
import { EMAIL, type ChannelId, type WebhookChannel } from './channel.ts';

/**
 * By which ways a page of this person leaves: all at once, since what one channel took says nothing about whether somebody
 * has heard. Rooms, their own webhooks and their own mailbox; nobody else's, and none that is gone.
 */
export const channelsFor = (
  person: PrincipalId,
  webhooks: readonly Pick<WebhookChannel, 'id' | 'state' | 'owner'>[],
  hasMailbox: boolean,
): readonly ChannelId[] => [
  ...webhooks
    .filter(({ state, owner }) => state === 'active' && (owner === undefined || owner === person))
    .map(({ id }) => id),
  ...(hasMailbox ? [EMAIL as ChannelId] : []),
];
