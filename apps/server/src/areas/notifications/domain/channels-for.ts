import type { PrincipalId } from '../../../kernel/ids.ts';
import { EMAIL, type Channel, type ChannelId } from './channel.ts';

type Way = Pick<Channel, 'id' | 'kind' | 'state' | 'owner'>;

/** What carries everybody's, whoever is called. */
export const roomsOf = (channels: readonly Way[]): readonly ChannelId[] =>
  channels.filter(({ state, owner }) => state === 'active' && owner === undefined).map(({ id }) => id);

/**
 * By which ways news that wake nobody reach a person: rooms, their own webhooks and their own mailbox; nobody else's, no
 * phone, and none that is gone.
 */
export const channelsFor = (
  person: PrincipalId,
  channels: readonly Way[],
  hasMailbox: boolean,
): readonly ChannelId[] => [
  ...channels
    .filter(
      ({ kind, state, owner }) =>
        state === 'active' && kind !== 'sms' && kind !== 'voice' && (owner === undefined || owner === person),
    )
    .map(({ id }) => id),
  ...(hasMailbox ? [EMAIL as ChannelId] : []),
];
