import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { channelKind, ruleKind } from './kinds.ts';

const OfChannel = Type.Object({ channel: Type.String() });

export const channelAdded = defineAction({
  name: 'channel.added',
  version: 1,
  kind: channelKind,
  data: Type.Object({
    channel: Type.String(),
    kind: Type.String(),
    audience: Type.String(),
    /** The owner of a personal channel. */
    owner: Type.Optional(Type.String()),
    internal: Type.Boolean(),
    /** `own`, or the kind of reference; never the reference itself. */
    secret: Type.String(),
  }),
  // Allowing INTERNAL text to leave is a decision about data (GOV 2.8).
  act: { of: 'data-classification', when: ({ internal }) => internal },
  summarise: ({ data }) =>
    `added a ${data.kind} for pages${data.internal ? ', approved for INTERNAL text' : ''} (${data.audience === 'room' ? 'for everybody’s pages' : 'for their own pages'})`,
});

/** Another person approved that it carries everyone's pages; they go there from now on. */
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
      ? 'put a channel for everybody’s pages into use; nobody else could approve it: unseparated'
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

/** The endpoint said that it no longer exists (410). Not called again until a test succeeds. */
export const channelGone = defineAction({
  name: 'channel.gone',
  version: 1,
  kind: channelKind,
  data: OfChannel,
  summarise: () => 'stopped using a channel for pages: its address is gone',
});

/** A code was sent to verify a phone's ownership. The code itself is not recorded. */
export const channelCodeSent = defineAction({
  name: 'channel.code_sent',
  version: 1,
  kind: channelKind,
  data: OfChannel,
  summarise: () => 'had another code sent to their phone',
});

export const codeMistyped = defineAction({
  name: 'channel.code_mistyped',
  version: 1,
  kind: channelKind,
  data: Type.Object({ channel: Type.String(), tries: Type.Integer() }),
  summarise: ({ data }) => `mistyped the code of a phone (${data.tries} times)`,
});

export const channelVerified = defineAction({
  name: 'channel.verified',
  version: 1,
  kind: channelKind,
  data: OfChannel,
  summarise: () => 'verified their phone: pages go there',
});

export const channelReplayed = defineAction({
  name: 'channel.replayed',
  version: 1,
  kind: channelKind,
  data: Type.Object({ channel: Type.String(), messages: Type.Integer(), since: Type.String() }),
  summarise: ({ data }) => `had ${data.messages} failed messages sent to a webhook again`,
});

const OfRule = Type.Object({
  rule: Type.String(),
  person: Type.String(),
  urgency: Type.String(),
  after: Type.Integer(),
});

export const ruleAdded = defineAction({
  name: 'rule.added',
  version: 1,
  kind: ruleKind,
  data: OfRule,
  summarise: ({ data }) => `set a notification rule ${data.after === 0 ? 'at once' : `after ${data.after} minutes`}`,
});

export const ruleRemoved = defineAction({
  name: 'rule.removed',
  version: 1,
  kind: ruleKind,
  data: OfRule,
  summarise: () => 'removed a notification rule',
});

const OfDelivery = Type.Object({ page: Type.String(), channel: Type.String() });

/** The provider reported that a page arrived, which is more than having accepted it. */
export const pageDelivered = defineAction({
  name: 'page.delivered',
  version: 1,
  kind: incidentKind,
  data: OfDelivery,
  summarise: ({ data }) => `heard from ${data.channel} that a page arrived`,
});

/** The provider had accepted a page and now reports that it did not arrive. */
export const pageUndelivered = defineAction({
  name: 'page.undelivered',
  breaks: true,
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String(), channel: Type.String(), reason: Type.String() }),
  summarise: ({ data }) =>
    `heard from ${data.channel} that a page did not arrive (${data.reason.replaceAll('-', ' ')})`,
});

/** A paged person pressed the acknowledge key, on a call to their own phone. */
export const answeredByPhone = defineAction({
  name: 'page.answered_by_phone',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String() }),
  summarise: () => 'answered a page on the phone',
});

/** A paged person acted through their link, without signing in (R30). */
export const awakeSaid = defineAction({
  name: 'page.awake',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String() }),
  summarise: () => 'said that they are awake, and acknowledged everything they were paged for',
});

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
  awakeSaid,
  answerLinkUsed,
  channelCodeSent,
  codeMistyped,
  channelVerified,
  channelReplayed,
  ruleAdded,
  ruleRemoved,
  pageDelivered,
  pageUndelivered,
  answeredByPhone,
] as const;

const nameOf = (channel: string): string => (channel === 'e-mail' ? 'e-mail' : 'a channel for pages');
