import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const cursorOf = (cursor: string) => (cursor === '' ? {} : { cursor });

export const postmortemsQuery = (state: 'open' | undefined) =>
  infiniteQueryOptions({
    queryKey: ['postmortems', { state }],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/postmortems', {
          params: { query: { limit: 50, ...(state === undefined ? {} : { state }), ...cursorOf(pageParam) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const actionsQuery = (filter: { readonly owner?: string; readonly overdue?: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['actions', filter],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/v1/actions', { params: { query: { limit: 50, ...filter, ...cursorOf(pageParam) } } })),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const postmortemQuery = (code: string) =>
  queryOptions({
    queryKey: ['postmortems', code],
    queryFn: () => answerOf(api.GET('/v1/postmortems/{code}', { params: { path: { code } } })),
  });
