import { answerOf } from '@muster/api-client';
import type { IncidentQuery, TimelineItem } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const incidentListQuery = (query: IncidentQuery) =>
  infiniteQueryOptions({
    queryKey: ['incidents', 'list', query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/incidents', { params: { query: pageParam === '' ? query : { ...query, cursor: pageParam } } }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });

export const incidentQuery = (code: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', code],
    queryFn: () => answerOf(api.GET('/v1/incidents/{code}', { params: { path: { code } } })),
  });

/** The newest entries; with `isWhole`, as many as can be had. Refetched on every event. */
export const timelineQuery = (code: string, isWhole: boolean) =>
  queryOptions({
    queryKey: ['incidents', 'one', code, 'timeline', isWhole],
    queryFn: async () => {
      const query = isWhole ? {} : { limit: entriesAtFirst };
      return (await answerOf(api.GET('/v1/incidents/{code}/timeline', { params: { path: { code }, query } }))).items;
    },
    placeholderData: (before: TimelineItem[] | undefined) => before,
  });

const entriesAtFirst = 300;

export const incidentAlertsQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['incidents', 'one', code, 'alerts'],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = { limit: 200, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/v1/alerts', { params: { query: { ...query, incident: code } } }));
    },
    getNextPageParam: (page) => page.nextCursor,
  });

export const incidentReachQuery = (code: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', code, 'reach'],
    queryFn: () => answerOf(api.GET('/v1/incidents/{code}/reach', { params: { path: { code } } })),
  });

export const whatChangedQuery = (code: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', code, 'what-changed'],
    queryFn: () => answerOf(api.GET('/v1/incidents/{code}/what-changed', { params: { path: { code } } })),
  });

export const incidentPagesQuery = (code: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', code, 'pages'],
    queryFn: async () => (await answerOf(api.GET('/v1/incidents/{code}/pages', { params: { path: { code } } }))).items,
  });
