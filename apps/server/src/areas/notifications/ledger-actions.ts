import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { channelKind } from './kinds.ts';

const OfChannel = Type.Object({ channel: Type.String() });

export const channelAdded = defineAction({
  name: 'channel.added',
  version: 1,
  kind: channelKind,
  data: Type.Object({
    channel: Type.String(),
    kind: Type.String(),
    audience: Type.String(),
    /** Whose own it is. */
    owner: Type.Optional(Type.String()),
    internal: Type.Boolean(),
    /** `own`, or the kind of reference; never the reference itself. */
    secret: Type.String(),
  }),
  summarise: ({ data }) =>
    `added a ${data.kind} for pages${data.internal ? ', approved for INTERNAL text' : ''} (${data.audience === 'room' ? 'carries everybody’s' : 'their own'})`,
});

/** Another approved that it carries everybody's pages: from now on they go there. */
export const channelApproved = defineAction({
  name: 'channel.approved',
  version: 1,
  kind: channelKind,
  data: Type.Object({
    channel: Type.String(),
    approval: Type.String(),
    requestedBy: Type.String(),
    unseparated: Type.Boolean(),
  }),
  summarise: ({ data }) =>
    data.unseparated
      ? 'took a channel for everybody’s pages into use; nobody else could approve it: unseparated'
      : 'approved a channel for everybody’s pages',
});

export const channelRemoved = defineAction({
  name: 'channel.removed',
  version: 1,
  kind: channelKind,
  data: OfChannel,
  summarise: () => 'removed a channel for pages',
});

export const channelTestAsked = defineAction({
  name: 'channel.test_asked',
  version: 1,
  kind: channelKind,
  data: OfChannel,
  summarise: ({ data }) => `asked for a test of ${nameOf(data.channel)}`,
});

export const channelTested = defineAction({
  name: 'channel.tested',
  version: 1,
  kind: channelKind,
  data: Type.Object({ channel: Type.String(), outcome: Type.String() }),
  summarise: ({ data }) => `tested ${nameOf(data.channel)}: ${data.outcome.replaceAll('-', ' ')}`,
});

/** The other side says that the address is no more (410). It is not called again until a test succeeds. */
export const channelGone = defineAction({
  name: 'channel.gone',
  version: 1,
  kind: channelKind,
  data: OfChannel,
  summarise: () => 'stopped using a channel for pages: its address is gone',
});

/** A paged person acted through the link they were sent, without signing in (R30). */
export const answerLinkUsed = defineAction({
  name: 'answer_link.used',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String() }),
  summarise: () => 'used the answer link of a page',
});

export const notificationActions = [
  channelAdded,
  channelApproved,
  channelRemoved,
  channelTestAsked,
  channelTested,
  channelGone,
  answerLinkUsed,
] as const;

const nameOf = (channel: string): string => (channel === 'e-mail' ? 'e-mail' : 'a channel for pages');
