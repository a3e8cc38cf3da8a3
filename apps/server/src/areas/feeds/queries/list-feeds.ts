import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { sourcesOf } from '../../telemetry/public.ts';
import { feedPermissions } from '../permissions.ts';
import { readFeeds } from '../store/feeds.ts';

const Instant = Type.String({ format: 'date-time' });

const FeedItem = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    url: Type.String(),
    objective: Type.String(),
    total: Type.String(),
    bad: Type.String(),
    readTo: Instant,
    problem: Type.Optional(Type.String()),
    problemAt: Type.Optional(Instant),
    version: Type.Integer(),
  },
  { title: 'Feed' },
);

/** The connected Prometheus servers. Unpaged: there are only a few. */
export const feedList = defineList({
  noun: 'feed',
  name: 'list',
  route: '/v1/feeds',
  does: 'connected Prometheus servers, the objective of each, and how far each has been read',
  empty: {
    says: 'No Prometheus is connected.',
    next: 'muster feed connect <name> --url <url> --objective <objective> --total <promql> --bad <promql>',
  },
  clauses: ['4.6'],
  permission: feedPermissions.read,
  filters: {},
  item: FeedItem,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'objective', head: 'Objective' },
    { at: 'readTo', head: 'Read to', as: 'instant' },
    { at: 'problem', head: 'Problem', shrinksTo: 16, dropped: 1 },
  ],
  page: async (use) => ({
    items: (await readFeeds(use(readerService)().db)).map(
      ({ totalQuery, badQuery, readTo, problem, problemAt, lastInstant: _instant, ...rest }) => ({
        ...rest,
        total: totalQuery,
        bad: badQuery,
        readTo: readTo.toISOString(),
        ...(problem === undefined || problemAt === undefined ? {} : { problem, problemAt: problemAt.toISOString() }),
      }),
    ),
  }),
});

/** The sources of an objective's counts, and when each was last heard. */
export const sourceList = defineList({
  noun: 'feed',
  name: 'sources',
  route: '/v1/feeds/sources',
  does: 'sources of counts, by objective, and when each was last heard from',
  empty: { says: 'No source reports counts yet.' },
  clauses: ['4.6'],
  permission: feedPermissions.read,
  filters: {},
  item: Type.Object({ objective: Type.String(), source: Type.String(), heardAt: Instant }, { title: 'FeedSource' }),
  columns: [
    { at: 'objective', head: 'Objective' },
    { at: 'source', head: 'Source', shrinksTo: 16 },
    { at: 'heardAt', head: 'Heard', as: 'instant' },
  ],
  page: async (use) => ({
    items: (await sourcesOf(use(readerService)().db)).map(({ series, source, heardAt }) => ({
      objective: series,
      source,
      heardAt: heardAt.toISOString(),
    })),
  }),
});
