import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfSinks } from './store/sinks.ts';

export const sinkKind = defineKind({ name: 'sink', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const sinkKindsOfThings: readonly RegisteredKind[] = [
  { kind: sinkKind, visibleTo: auditorsOnly, namesOf: async (db, ids) => namesOfSinks(db, ids) },
];

const Count = Type.Integer({ minimum: 0 });
const OfSink = { sink: Type.String() };

export const sinkConnected = defineAction({
  name: 'sink.connected',
  version: 1,
  kind: sinkKind,
  data: Type.Object({ ...OfSink, kind: Type.String(), format: Type.String(), from: Count }),
  content: Type.Object({ name: Type.String(), url: Type.String(), place: Type.String() }),
  summarise: ({ data, content }) =>
    `started sending the ledger to ${content?.name ?? 'a sink'} (${data.kind}, ${data.format}) from entry ${data.from} on`,
});

export const sinkRemoved = defineAction({
  name: 'sink.removed',
  version: 1,
  kind: sinkKind,
  data: Type.Object(OfSink),
  summarise: () => 'stopped sending the ledger to a sink',
});

/** An entry that a sink will never accept. The ledger keeps it, and this explains the gap in the sink. */
export const sinkRejected = defineAction({
  name: 'sink.rejected',
  version: 1,
  kind: sinkKind,
  data: Type.Object({ ...OfSink, entries: Count, first: Count, code: Type.String() }),
  summarise: ({ data }) =>
    `was refused ${data.entries === 1 ? `entry ${data.first}` : `${data.entries} entries from ${data.first} on`} by a sink (${data.code})`,
});

export const sinkReconciled = defineAction({
  name: 'sink.reconciled',
  version: 1,
  kind: sinkKind,
  data: Type.Object({
    ...OfSink,
    from: Count,
    below: Count,
    held: Count,
    missing: Count,
    altered: Count,
    firstMissing: Type.Optional(Count),
    firstAltered: Type.Optional(Count),
  }),
  summarise: ({ data }) =>
    data.missing === 0 && data.altered === 0
      ? `found that a sink has exactly the entries below ${data.below}`
      : `found that a sink differs from the ledger: ${data.missing} missing, ${data.altered} altered`,
});

export const sinkCheckAsked = defineAction({
  name: 'sink.check_asked',
  version: 1,
  kind: sinkKind,
  data: Type.Object(OfSink),
  summarise: () => 'asked for a sink to be compared with the ledger now',
});

/** A sink has lacked an entry for longer than the policy tolerates: an incident pages somebody. */
export const sinkBehind = defineAction({
  name: 'sink.behind',
  version: 1,
  kind: sinkKind,
  touches: incidentKind,
  data: Type.Object({ ...OfSink, next: Count, since: Type.String(), incident: Type.String() }),
  breaks: true,
  instants: ({ data }) => [data.since],
  summarise: ({ data }) => `paged somebody: a sink has lacked entry ${data.next} since ${data.since}`,
});

export const sinkActions = [
  sinkConnected,
  sinkRemoved,
  sinkRejected,
  sinkReconciled,
  sinkCheckAsked,
  sinkBehind,
] as const;
