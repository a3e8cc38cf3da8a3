import { Type } from 'typebox';
import { defineAction, type NameOf } from '../../platform/ledger/action.ts';
import { NO_CHANNEL } from './domain/unreached.ts';
import { incidentKind, onCallListKind } from './kinds.ts';

const Ids = Type.Array(Type.String());

export const pageRequested = defineAction({
  name: 'page.requested',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    pages: Ids,
    to: Ids,
    reason: Type.String(),
    urgency: Type.String(),
    round: Type.Integer(),
    drill: Type.Boolean(),
  }),
  summarise: ({ data, nameOf }) =>
    `${data.urgency === 'page' ? 'paged' : 'told'} ${whom(data.to, nameOf)} (${words(data.reason)})`,
});

/** Nobody stands where the policy looks for somebody first: said, because a silent way round hides a hole in the rota. */
export const pageFellBack = defineAction({
  name: 'page.fell_back',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ wanted: Type.String(), to: Type.String() }),
  summarise: ({ data }) =>
    `found nobody to be ${words(data.wanted)}; ${data.to === 'nobody' ? 'nobody could be called' : `called ${words(data.to)} instead`}`,
});

export const pageHandedOver = defineAction({
  name: 'page.handed_over',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String(), to: Type.String(), channel: Type.String(), attempts: Type.Integer() }),
  summarise: ({ data, nameOf }) => `handed a page${of(data.to, nameOf)} over by ${data.channel}`,
});

export const pageFailed = defineAction({
  name: 'page.failed',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    page: Type.String(),
    to: Type.String(),
    channel: Type.String(),
    reason: Type.String(),
    attempts: Type.Integer(),
  }),
  summarise: ({ data, nameOf }) =>
    data.channel === NO_CHANNEL
      ? `could not send a page${of(data.to, nameOf)}: no channel is set up`
      : `could not send a page${of(data.to, nameOf)} by ${data.channel}: ${words(data.reason)}`,
});

export const pageAnswered = defineAction({
  name: 'page.answered',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ page: Type.String(), to: Type.String() }),
  summarise: () => 'answered a page',
});

export const onCallSet = defineAction({
  name: 'oncall.list_set',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({
    people: Ids,
    before: Ids,
    /** Somebody put themselves on call, since nobody else could (R32). */
    unseparated: Type.Boolean(),
  }),
  summarise: ({ data }) =>
    `put ${people(data.people.length)} on call${data.unseparated ? ', themselves among them: unseparated' : ''}`,
});

export const swapAsked = defineAction({
  name: 'oncall.swap_asked',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({ from: Type.String(), to: Type.String(), approval: Type.String() }),
  summarise: ({ data, nameOf }) =>
    nameOf === undefined
      ? 'asked that one take another’s place on call'
      : `asked that ${nameOf(data.to)} take the place of ${nameOf(data.from)} on call`,
});

export const onCallSwapped = defineAction({
  name: 'oncall.swapped',
  version: 1,
  kind: onCallListKind,
  data: Type.Object({ from: Type.String(), to: Type.String(), place: Type.Integer(), approval: Type.String() }),
  summarise: ({ data, nameOf }) =>
    nameOf === undefined
      ? 'put one on call in another’s place, as both wanted'
      : `put ${nameOf(data.to)} on call in place of ${nameOf(data.from)}, as both wanted`,
});

export const onCallActions = [
  pageRequested,
  pageFellBack,
  pageHandedOver,
  pageFailed,
  pageAnswered,
  onCallSet,
  swapAsked,
  onCallSwapped,
] as const;

const whom = (to: readonly string[], nameOf: NameOf | undefined): string =>
  nameOf === undefined ? people(to.length) : to.map(nameOf).join(', ');
const of = (to: string, nameOf: NameOf | undefined): string => (nameOf === undefined ? '' : ` for ${nameOf(to)}`);
const people = (count: number): string => (count === 1 ? 'one person' : `${count} people`);
const words = (code: string): string => code.replaceAll('-', ' ');
