import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const exceptionsQuery = infiniteQueryOptions({
  queryKey: ['exceptions'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/exceptions', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const exceptionQuery = (id: string) =>
  queryOptions({
    queryKey: ['exceptions', id],
    queryFn: () => answerOf(api.GET('/v1/exceptions/{id}', { params: { path: { id } } })),
  });
