import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { consumerKind, dpaKind, providerKind } from './kinds.ts';

const Provider = { provider: Type.String(), name: Type.String() };
const Consumer = { consumer: Type.String(), name: Type.String() };

const Terms = {
  api: Type.String(),
  region: Type.String(),
  retentionDays: Type.Integer(),
  trains: Type.Boolean(),
  external: Type.Boolean(),
};

export const providerAdded = defineAction({
  name: 'provider.added',
  version: 1,
  kind: providerKind,
  data: Type.Object({ ...Provider, ...Terms }),
  content: Type.Object({ url: Type.String(), keyReference: Type.String() }),
  summarise: ({ data }) => `added the provider ${data.name} in ${data.region}`,
});

export const providerChanged = defineAction({
  name: 'provider.changed',
  version: 1,
  kind: providerKind,
  data: Type.Object({ ...Provider, ...Terms, fields: Type.Array(Type.String()) }),
  content: Type.Object({ url: Type.String(), keyReference: Type.String() }),
  summarise: ({ data }) => `changed the provider ${data.name}: ${data.fields.join(', ')}`,
});

export const providerRetired = defineAction({
  name: 'provider.retired',
  version: 1,
  kind: providerKind,
  data: Type.Object(Provider),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) => `retired the provider ${data.name}${content ? `: ${content.reason}` : ''}`,
});

export const modelPriced = defineAction({
  name: 'provider.priced',
  version: 1,
  kind: providerKind,
  data: Type.Object({ ...Provider, model: Type.String(), input: Type.String(), output: Type.String() }),
  summarise: ({ data }) =>
    `priced ${data.name}/${data.model}: $${data.input} in and $${data.output} out a million tokens`,
});

export const providerOut = defineAction({
  name: 'provider.out',
  version: 1,
  kind: providerKind,
  touches: incidentKind,
  data: Type.Object({ name: Type.String(), total: Type.Integer(), bad: Type.Integer(), declared: Type.Boolean() }),
  summarise: ({ data }) => `${data.name} is out: ${data.bad} of ${data.total} answers failed`,
});

export const providerBack = defineAction({
  name: 'provider.back',
  version: 1,
  kind: providerKind,
  data: Type.Object({ name: Type.String(), since: Type.String() }),
  summarise: ({ data }) => `${data.name} answers again; it was out since ${data.since}`,
  instants: ({ data }) => [data.since],
});

export const breakerMoved = defineAction({
  name: 'provider.breaker_moved',
  version: 1,
  kind: providerKind,
  data: Type.Object({ name: Type.String(), model: Type.String(), to: Type.Enum(['open', 'closed']) }),
  summarise: ({ data }) =>
    data.to === 'open'
      ? `stopped using ${data.name}/${data.model} for a while`
      : `resumed using ${data.name}/${data.model}`,
});

export const providerReconciled = defineAction({
  name: 'provider.reconciled',
  version: 1,
  kind: providerKind,
  data: Type.Object({
    name: Type.String(),
    from: Type.String(),
    to: Type.String(),
    differing: Type.Integer(),
    unseenRequests: Type.Integer(),
  }),
  summarise: ({ data }) =>
    data.unseenRequests === 0
      ? `compared the usage of ${data.name} with the gateway’s, ${data.from} to ${data.to}: nothing bypassed it`
      : `compared the usage of ${data.name} with the gateway’s, ${data.from} to ${data.to}: ${data.unseenRequests} requests bypassed it`,
});

export const dpaAsked = defineAction({
  name: 'dpa.asked',
  version: 1,
  kind: dpaKind,
  data: Type.Object({ dpa: Type.String(), provider: Type.String(), dataClass: Type.String(), approval: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data }) => `asked Legal for an agreement with ${data.provider} on ${data.dataClass} data`,
});

export const dpaApproved = defineAction({
  name: 'dpa.approved',
  version: 1,
  kind: dpaKind,
  data: Type.Object({
    dpa: Type.String(),
    provider: Type.String(),
    dataClass: Type.String(),
    approval: Type.String(),
    until: Type.String(),
  }),
  summarise: ({ data }) => `approved the agreement with ${data.provider} on ${data.dataClass} data until ${data.until}`,
  instants: ({ data }) => [data.until],
});

export const dpaOver = defineAction({
  name: 'dpa.over',
  version: 1,
  kind: dpaKind,
  data: Type.Object({ dpa: Type.String(), because: Type.Enum(['declined', 'ended', 'expired']) }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data }) => OVER[data.because],
});

const OVER = {
  declined: 'the agreement was not approved',
  ended: 'ended the agreement',
  expired: 'the agreement has run out',
} as const;

const Bounds = {
  dataClass: Type.String(),
  mode: Type.String(),
  requestsPerMinute: Type.Integer(),
  tokensPerMinute: Type.Integer(),
  perDay: Type.String(),
  perMonth: Type.String(),
  routes: Type.Integer(),
};

export const consumerRegistered = defineAction({
  name: 'consumer.registered',
  version: 1,
  kind: consumerKind,
  data: Type.Object({ ...Consumer, ...Bounds }),
  content: Type.Object({ purpose: Type.String(), degraded: Type.String() }),
  summarise: ({ data }) => `registered ${data.name} for ${data.dataClass} data, at most $${data.perDay} a day`,
});

export const consumerChanged = defineAction({
  name: 'consumer.changed',
  version: 1,
  kind: consumerKind,
  data: Type.Object({ ...Consumer, ...Bounds, fields: Type.Array(Type.String()) }),
  content: Type.Object({ purpose: Type.String(), degraded: Type.String() }),
  summarise: ({ data }) => `changed ${data.name}: ${data.fields.join(', ')}`,
});

export const consumerRetired = defineAction({
  name: 'consumer.retired',
  version: 1,
  kind: consumerKind,
  data: Type.Object(Consumer),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) => `retired ${data.name}${content ? `: ${content.reason}` : ''}`,
});

export const consumerDrilled = defineAction({
  name: 'consumer.drilled',
  version: 1,
  kind: consumerKind,
  data: Type.Object({
    ...Consumer,
    passed: Type.Boolean(),
    held: Type.Array(Type.String()),
    failed: Type.Array(Type.String()),
  }),
  summarise: ({ data }) =>
    data.passed
      ? `drilled the fallback of ${data.name}: it held`
      : `drilled the fallback of ${data.name}: ${data.failed.join(', ')} did not hold`,
});

export const consumerSpiked = defineAction({
  name: 'consumer.spiked',
  version: 1,
  kind: consumerKind,
  touches: incidentKind,
  data: Type.Object({ ...Consumer, against: Type.String(), spent: Type.String(), usual: Type.String() }),
  summarise: ({ data }) => `${data.name} spent $${data.spent} within an hour, where $${data.usual} is usual`,
});

export const spikeOver = defineAction({
  name: 'consumer.spike_over',
  version: 1,
  kind: consumerKind,
  data: Type.Object(Consumer),
  summarise: ({ data }) => `${data.name} spends as usual again`,
});

export const limitSet = defineAction({
  name: 'limit.set',
  version: 1,
  kind: consumerKind,
  data: Type.Object({
    scope: Type.String(),
    requestsPerMinute: Type.Integer(),
    tokensPerMinute: Type.Integer(),
    perDay: Type.String(),
    perMonth: Type.String(),
  }),
  summarise: ({ data }) => `set the limit of ${data.scope} to $${data.perDay} a day`,
});

/** A batch of calls: count, outcomes, and a digest of all rows, so that later tampering shows. */
export const callsRecorded = defineAction({
  name: 'consumer.calls_recorded',
  version: 1,
  kind: consumerKind,
  data: Type.Object({
    calls: Type.Integer(),
    answered: Type.Integer(),
    refused: Type.Integer(),
    rejected: Type.Integer(),
    cost: Type.String(),
    digest: Type.String(),
  }),
  summarise: ({ data }) => `${data.calls} calls of language models, ${data.refused} refused`,
});

export const callsPruned = defineAction({
  name: 'consumer.calls_pruned',
  version: 1,
  kind: consumerKind,
  data: Type.Object({ calls: Type.Integer(), until: Type.String(), before: Type.String() }),
  instants: ({ data }) => [data.until],
  summarise: ({ data }) => `deleted ${data.calls} calls of language models, the last of ${data.until}`,
});

export const llmActions = [
  providerAdded,
  providerChanged,
  providerRetired,
  modelPriced,
  providerOut,
  providerBack,
  breakerMoved,
  providerReconciled,
  dpaAsked,
  dpaApproved,
  dpaOver,
  consumerRegistered,
  consumerChanged,
  consumerRetired,
  consumerDrilled,
  consumerSpiked,
  spikeOver,
  limitSet,
  callsRecorded,
  callsPruned,
] as const;
