import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const violationsQuery = infiniteQueryOptions({
  queryKey: ['violations'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/violations', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const violationQuery = (id: string) =>
  queryOptions({
    queryKey: ['violations', id],
    queryFn: () => answerOf(api.GET('/v1/violations/{id}', { params: { path: { id } } })),
  });
