import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const pipelinesQuery = (steps: boolean) =>
  infiniteQueryOptions({
    queryKey: ['pipelines', steps],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/pipelines', {
          params: {
            query: { limit: 200, ...(steps ? { steps } : {}), ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const refusedEventsQuery = queryOptions({
  queryKey: ['pipelines', 'refused'],
  queryFn: () => answerOf(api.GET('/v1/pipelines/refused')),
});

export const pipelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['pipelines', id],
    queryFn: () => answerOf(api.GET('/v1/pipelines/{id}', { params: { path: { id } } })),
    refetchInterval: 30_000,
  });
