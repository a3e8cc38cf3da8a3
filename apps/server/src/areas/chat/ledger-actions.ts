import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { chatAccountKind, chatKind } from './kinds.ts';

const OfMember = Type.Object({ principal: Type.String() });

/** The incident has a channel, named by its code. */
export const roomOpened = defineAction({
  name: 'chat.room_opened',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ code: Type.String() }),
  summarise: () => 'opened its channel in Slack',
});

/** Announced where the policy requires it (GOV 3.1.6). */
export const incidentAnnounced = defineAction({
  name: 'chat.announced',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    channel: Type.String(),
    /** Somebody announced it and reports it here. */
    byHand: Type.Optional(Type.Boolean()),
  }),
  summarise: ({ data }) =>
    data.byHand === true ? `announced it by hand in ${data.channel}` : `announced it in ${data.channel}`,
});

/** Slack refused it: there is no such channel, or Muster is not in it. */
export const announcementFailed = defineAction({
  name: 'chat.announcement_failed',
  breaks: true,
  version: 1,
  kind: incidentKind,
  data: Type.Object({ channel: Type.String(), reason: Type.String() }),
  summarise: ({ data }) => `could not announce it in ${data.channel} (${data.reason.replaceAll('_', ' ')})`,
});

/** It became team-private: Muster's messages about it were reduced to its number and severity (GOV 6.2). */
export const incidentWithdrawn = defineAction({
  name: 'chat.withdrawn',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ messages: Type.Integer() }),
  summarise: () =>
    'removed from Slack what Muster had posted about it, except its number and severity. What people wrote in its channel is still there: delete it there, or archive the channel',
});

/** Slack refused the edit. */
export const withdrawalFailed = defineAction({
  name: 'chat.withdrawal_failed',
  breaks: true,
  version: 1,
  kind: incidentKind,
  data: Type.Object({ reason: Type.String() }),
  summarise: ({ data }) =>
    `could not remove from Slack what was posted about it (${data.reason.replaceAll('_', ' ')}): delete it there by hand`,
});

export const linkCodeMade = defineAction({
  name: 'chat.link_code_made',
  version: 1,
  kind: chatAccountKind,
  data: OfMember,
  summarise: () => 'requested a code to link their chat account',
});

export const accountLinked = defineAction({
  name: 'chat.account_linked',
  version: 1,
  kind: chatAccountKind,
  data: OfMember,
  summarise: () => 'linked their chat account',
});

export const accountUnlinked = defineAction({
  name: 'chat.account_unlinked',
  version: 1,
  kind: chatAccountKind,
  data: OfMember,
  summarise: () => 'unlinked their chat account',
});

export const internalTextSet = defineAction({
  name: 'chat.internal_text_set',
  version: 1,
  kind: chatKind,
  data: Type.Object({ allowed: Type.Boolean() }),
  act: { of: 'data-classification' },
  summarise: ({ data }) => `${data.allowed ? 'approved the chat' : 'withdrew the chat’s approval'} for INTERNAL text`,
});

export const groupFollows = defineAction({
  name: 'chat.group_follows',
  version: 1,
  kind: chatKind,
  data: Type.Object({ schedule: Type.String(), group: Type.String() }),
  summarise: ({ data }) => `synced the user group ${data.group} with a schedule`,
});

export const groupLeft = defineAction({
  name: 'chat.group_left',
  version: 1,
  kind: chatKind,
  data: Type.Object({ schedule: Type.String() }),
  summarise: () => 'stopped syncing the user group of a schedule',
});

export const chatActions = [
  roomOpened,
  incidentAnnounced,
  announcementFailed,
  incidentWithdrawn,
  withdrawalFailed,
  linkCodeMade,
  accountLinked,
  accountUnlinked,
  internalTextSet,
  groupFollows,
  groupLeft,
] as const;
