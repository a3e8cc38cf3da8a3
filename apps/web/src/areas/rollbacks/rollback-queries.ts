import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Rollbacks, newest first; `incident` limits them to one incident. */
export const rollbacksQuery = (incident?: string) =>
  infiniteQueryOptions({
    queryKey: ['rollbacks', incident ?? 'all'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/rollbacks', {
          params: {
            query: {
              limit: 100,
              ...(incident === undefined ? {} : { incident }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const executorsQuery = queryOptions({
  queryKey: ['executors'],
  queryFn: () => answerOf(api.GET('/v1/executors')),
});
