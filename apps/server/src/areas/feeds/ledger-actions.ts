import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';
import { namesOfFeeds } from './store/feeds.ts';

export const feedKind = defineKind({ name: 'feed', keptFor: 'records', contentKey: 'own', content: 'INTERNAL' });

export const feedKinds: readonly RegisteredKind[] = [
  { kind: feedKind, visibleTo: everybody, namesOf: async (db, ids) => namesOfFeeds(db, ids) },
];

const OfFeed = Type.Object({ feed: Type.String(), objective: Type.String() });

export const feedConnected = defineAction({
  name: 'feed.connected',
  version: 1,
  kind: feedKind,
  data: OfFeed,
  content: Type.Object({ name: Type.String(), url: Type.String(), total: Type.String(), bad: Type.String() }),
  summarise: ({ data, content }) => `connected a Prometheus to ${data.objective}${content ? `: ${content.name}` : ''}`,
});

export const feedRemoved = defineAction({
  name: 'feed.removed',
  version: 1,
  kind: feedKind,
  data: OfFeed,
  summarise: ({ data }) => `removed a Prometheus from ${data.objective}`,
});

/** Who pushed counts; `telemetry.taken` records the counts themselves. */
export const countsPushed = defineAction({
  name: 'feed.counts_pushed',
  version: 1,
  kind: feedKind,
  data: Type.Object({ objective: Type.String(), minutes: Type.Integer(), changed: Type.Integer() }),
  summarise: ({ data }) => `pushed ${data.minutes === 1 ? 'a minute' : `${data.minutes} minutes`} of ${data.objective}`,
});

export const feedEnded = defineAction({
  name: 'feed.source_ended',
  version: 1,
  kind: feedKind,
  data: Type.Object({ objective: Type.String(), source: Type.String() }),
  summarise: ({ data }) => `removed a source of ${data.objective}: it is no longer expected to push counts`,
});

export const feedActions = [feedConnected, feedRemoved, countsPushed, feedEnded] as const;
