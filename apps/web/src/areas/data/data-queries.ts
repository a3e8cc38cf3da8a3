import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const AT_ONCE = 200;

export const assetsQuery = infiniteQueryOptions({
  queryKey: ['data', 'assets'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/data-assets', {
        params: { query: { limit: AT_ONCE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const decisionsQuery = infiniteQueryOptions({
  queryKey: ['data', 'decisions'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/data-decisions', {
        params: { query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
