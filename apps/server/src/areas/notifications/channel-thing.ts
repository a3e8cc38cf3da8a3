import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { EMAIL, isFor, type Channel } from './domain/channel.ts';
import { channelKind } from './kinds.ts';
import { lockChannel } from './store/channels.ts';

export type LockedChannel = Pick<Channel, 'id' | 'owner' | 'kind' | 'state' | 'code'> | Mailbox;

type Mailbox = { readonly id: typeof EMAIL; readonly owner: undefined };

const everybodysMailbox: Mailbox = { id: EMAIL, owner: undefined };

export const isWaiting = (channel: LockedChannel): boolean => 'state' in channel && channel.state === 'waiting';

export const isUnverified = (channel: LockedChannel): boolean =>
  channel.id !== EMAIL && 'state' in channel && channel.state === 'unverified';

const channelNotFound: AppError = {
  kind: 'not_found',
  code: 'notifications/channel-not-found',
  public: 'There is no such channel.',
};

/**
 * A channel that pages leave by: a webhook, or everyone's own mailbox. Other people's personal channels are not found.
 */
export const channelThing = defineThing({
  kind: channelKind,
  noun: 'channel',
  root: '/v1/channels',
  key: { id: Type.Union([Type.Literal(EMAIL), Type.String({ format: 'uuid' })], { 'x-ref': 'channel' }) },
  idOf: ({ id }) => id,
  async lock({ tx, actor }, { id }): Promise<LockedChannel | undefined> {
    const channel = id === EMAIL ? everybodysMailbox : await lockChannel(tx, id);
    return channel && isFor(channel, actor) ? channel : undefined;
  },
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  missing: channelNotFound,
});
