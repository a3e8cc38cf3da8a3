import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** All objectives. Not paged. */
export const objectivesQuery = queryOptions({
  queryKey: ['objectives'],
  queryFn: () => answerOf(api.GET('/v1/objectives', { params: { query: { limit: 200 } } })),
});

export const objectiveQuery = (name: string) =>
  queryOptions({
    queryKey: ['objectives', name],
    queryFn: () => answerOf(api.GET('/v1/objectives/{name}', { params: { path: { name } } })),
  });
