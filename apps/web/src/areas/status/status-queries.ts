import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const componentsQuery = queryOptions({
  queryKey: ['status', 'components'],
  queryFn: async () => (await answerOf(api.GET('/v1/status'))).items,
});

/** Published updates, newest first; `incident` limits them to one incident. */
export const publishedQuery = (incident?: string) =>
  infiniteQueryOptions({
    queryKey: ['status', 'updates', incident ?? ''],
    queryFn: ({ pageParam }) => {
      const query = {
        limit: 50,
        ...(incident === undefined ? {} : { incident }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      };
      return answerOf(api.GET('/v1/status-updates', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const subscribersQuery = infiniteQueryOptions({
  queryKey: ['status', 'subscribers'],
  queryFn: ({ pageParam }) => {
    const query = { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) };
    return answerOf(api.GET('/v1/subscribers', { params: { query } }));
  },
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const audiencesQuery = queryOptions({
  queryKey: ['status', 'audiences'],
  queryFn: async () => (await answerOf(api.GET('/v1/audiences'))).items,
});

export const audienceMembersQuery = (id: string) =>
  queryOptions({
    queryKey: ['status', 'audiences', id],
    queryFn: async () => (await answerOf(api.GET('/v1/audiences/{id}/members', { params: { path: { id } } }))).items,
  });

/** The lists that receive an incident's updates, and who was recently told. */
export const informedQuery = (code: string) =>
  queryOptions({
    queryKey: ['incident', code, 'audiences'],
    queryFn: async () => {
      const params = { path: { code } };
      const [lists, told] = await Promise.all([
        answerOf(api.GET('/v1/incidents/{code}/audiences', { params })),
        answerOf(api.GET('/v1/incidents/{code}/told', { params: { ...params, query: { limit: 200 } } })),
      ]);
      return { lists: lists.items, told: told.items };
    },
  });

export const templatesQuery = queryOptions({
  queryKey: ['status', 'templates'],
  queryFn: async () => (await answerOf(api.GET('/v1/update-templates'))).items,
});
