import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const modelsQuery = infiniteQueryOptions({
  queryKey: ['models'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/models', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const modelQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', name],
    queryFn: () => answerOf(api.GET('/v1/models/{name}', { params: { path: { name } } })),
    refetchInterval: 60_000,
  });

export const refusedRowsQuery = queryOptions({
  queryKey: ['models', 'refused'],
  queryFn: () => answerOf(api.GET('/v1/predictions/refused')),
});

export const reviewsQuery = (decided: boolean) =>
  infiniteQueryOptions({
    queryKey: ['reviews', decided],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/reviews', {
          params: {
            query: { limit: 100, ...(decided ? { decided } : {}), ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const reviewMeasuresQuery = queryOptions({
  queryKey: ['reviews', 'measures'],
  queryFn: () => answerOf(api.GET('/v1/reviews/measures')),
});

export const reviewQuery = (code: string) =>
  queryOptions({
    queryKey: ['reviews', code],
    queryFn: () => answerOf(api.GET('/v1/reviews/{code}', { params: { path: { code } } })),
  });
