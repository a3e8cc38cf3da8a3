import type { PrincipalId } from '../../../kernel/ids.ts';
import { EMAIL, type Channel, type ChannelId } from './channel.ts';

type Way = Pick<Channel, 'id' | 'kind' | 'state' | 'owner'>;

/** The channels that carry everyone's pages, whoever is paged. */
export const roomsOf = (channels: readonly Way[]): readonly ChannelId[] =>
  channels.filter(({ state, owner }) => state === 'active' && owner === undefined).map(({ id }) => id);

/** Channels for news that should wake nobody: rooms, own webhooks and mailbox; no phones, none that are gone. */
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
