import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const paged = (pageParam: string) => ({ limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) });

export const driftQuery = infiniteQueryOptions({
  queryKey: ['drift'],
  queryFn: ({ pageParam }) => answerOf(api.GET('/v1/drift', { params: { query: paged(pageParam) } })),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const openEpisodesQuery = queryOptions({
  queryKey: ['drift-episodes', 'open'],
  queryFn: () => answerOf(api.GET('/v1/drift-episodes', { params: { query: { open: true } } })),
});

export const driftPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['drift', id],
    queryFn: () => answerOf(api.GET('/v1/drift/{id}', { params: { path: { id } } })),
    refetchInterval: 60_000,
  });

export const fairnessQuery = queryOptions({
  queryKey: ['fairness'],
  queryFn: () => answerOf(api.GET('/v1/fairness')),
});

export const fairnessTrendQuery = (id: string) =>
  queryOptions({
    queryKey: ['fairness', id],
    queryFn: () => answerOf(api.GET('/v1/drift/{id}/fairness', { params: { path: { id } } })),
  });

export const detectorsQuery = infiniteQueryOptions({
  queryKey: ['detectors'],
  queryFn: ({ pageParam }) => answerOf(api.GET('/v1/detectors', { params: { query: paged(pageParam) } })),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const detectorPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['detectors', id],
    queryFn: () => answerOf(api.GET('/v1/detectors/{id}', { params: { path: { id } } })),
    refetchInterval: 60_000,
  });
