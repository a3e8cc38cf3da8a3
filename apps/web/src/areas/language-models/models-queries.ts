import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const AT_ONCE = 200;
const REFRESH_MS = 30_000;

export const consumersQuery = infiniteQueryOptions({
  queryKey: ['llm', 'consumers'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/llm/consumers', {
        params: { query: { limit: AT_ONCE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: REFRESH_MS,
});

export const consumerQuery = (name: string) =>
  queryOptions({
    queryKey: ['llm', 'consumers', name],
    queryFn: () => answerOf(api.GET('/v1/llm/consumers/{name}', { params: { path: { name } } })),
    refetchInterval: REFRESH_MS,
  });

export const callsQuery = (consumer: string) =>
  infiniteQueryOptions({
    queryKey: ['llm', 'calls', consumer],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/llm/calls', {
          params: { query: { consumer, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const providersQuery = infiniteQueryOptions({
  queryKey: ['llm', 'providers'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/llm/providers', {
        params: { query: { limit: AT_ONCE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: REFRESH_MS,
});

export const dpasQuery = infiniteQueryOptions({
  queryKey: ['llm', 'dpas'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/llm/dpas', {
        params: { query: { limit: AT_ONCE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const spendQuery = (days: number) =>
  queryOptions({
    queryKey: ['llm', 'spend', days],
    queryFn: () => answerOf(api.GET('/v1/llm/spend', { params: { query: { days } } })),
    refetchInterval: REFRESH_MS,
  });
