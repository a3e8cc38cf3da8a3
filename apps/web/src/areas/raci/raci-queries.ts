import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const questionsQuery = queryOptions({
  queryKey: ['raci', 'waiting'],
  queryFn: async () => (await answerOf(api.GET('/v1/consultations/waiting'))).items,
});

export const matrixQuery = queryOptions({
  queryKey: ['raci', 'matrix'],
  queryFn: async () => (await answerOf(api.GET('/v1/raci'))).items,
});

/** Acts of the matrix, newest first; `about` limits them to one incident. */
export const actsQuery = (about?: string) =>
  infiniteQueryOptions({
    queryKey: ['raci', 'acts', about ?? ''],
    queryFn: ({ pageParam }) => {
      const query = {
        limit: 50,
        ...(about === undefined ? {} : { about }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      };
      return answerOf(api.GET('/v1/acts', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
