import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The versions of the routing rules, newest first. */
export const routingsQuery = infiniteQueryOptions({
  queryKey: ['routing'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/routing/versions', {
        params: { query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
