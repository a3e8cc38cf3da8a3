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

export const serviceQuery = (name: string) =>
  queryOptions({
    queryKey: ['services', name],
    queryFn: () => answerOf(api.GET('/v1/services/{name}', { params: { path: { name } } })),
  });
