import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const policyQuery = queryOptions({ queryKey: ['policy'], queryFn: () => answerOf(api.GET('/v1/policy')) });

export const clausesQuery = queryOptions({
  queryKey: ['policy', 'clauses'],
  queryFn: async () => (await answerOf(api.GET('/v1/policy/clauses'))).items,
});

export const clauseQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy', 'clauses', id],
    queryFn: () => answerOf(api.GET('/v1/policy/clauses/{id}', { params: { path: { id } } })),
  });
