import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const catalogQuery = infiniteQueryOptions({
  queryKey: ['services'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/services', {
        params: { query: { limit: 200, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** Incidents about the service or joined by its alerts, open ones first. */
export const serviceIncidentsQuery = (service: string) =>
  queryOptions({
    queryKey: ['incidents', 'list', 'about', service],
    queryFn: () => answerOf(api.GET('/v1/incidents', { params: { query: { service, limit: SHOWN } } })),
  });

export const serviceAlertsQuery = (service: string) =>
  queryOptions({
    queryKey: ['alerts', 'of', service],
    queryFn: () => answerOf(api.GET('/v1/alerts', { params: { query: { service, limit: SHOWN } } })),
  });

const SHOWN = 10;

export const serviceQuery = (name: string) =>
  queryOptions({
    queryKey: ['services', name],
    queryFn: () => answerOf(api.GET('/v1/services/{name}', { params: { path: { name } } })),
  });
