import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Suppressions: past, current and planned, newest first. */
export const suppressionsQuery = infiniteQueryOptions({
  queryKey: ['suppressions'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/suppressions', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
