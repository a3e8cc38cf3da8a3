import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const runbooksQuery = (isStale: boolean) =>
  queryOptions({
    queryKey: ['runbooks', isStale],
    queryFn: () =>
      answerOf(api.GET('/v1/runbooks', { params: { query: { limit: 200, ...(isStale ? { stale: 'yes' } : {}) } } })),
  });

export const runbookQuery = (id: string) =>
  queryOptions({
    queryKey: ['runbooks', 'one', id],
    queryFn: () => answerOf(api.GET('/v1/runbooks/{id}', { params: { path: { id } } })),
  });

export const runbookTextQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['runbooks', 'text', id, version],
    queryFn: () => answerOf(api.GET('/v1/runbooks/{id}/versions/{version}', { params: { path: { id, version } } })),
  });

export const offersQuery = (code: string) =>
  queryOptions({
    queryKey: ['runbooks', 'offers', code],
    queryFn: () => answerOf(api.GET('/v1/incidents/{code}/runbooks', { params: { path: { code } } })),
  });

export const executionQuery = (id: string) =>
  queryOptions({
    queryKey: ['executions', 'one', id],
    queryFn: () => answerOf(api.GET('/v1/executions/{id}', { params: { path: { id } } })),
  });

/** Executions, newest first: of an incident, or of a runbook. */
export const executionsQuery = (of: { readonly incident?: string; readonly runbook?: string }) =>
  infiniteQueryOptions({
    queryKey: ['executions', of.incident ?? '', of.runbook ?? ''],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/executions', {
          params: { query: { limit: 50, ...of, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
