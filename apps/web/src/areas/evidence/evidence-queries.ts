import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export type Period = { readonly from: string; readonly to: string };

export const controlsQuery = (query: Period) =>
  queryOptions({
    queryKey: ['controls', query],
    queryFn: () => answerOf(api.GET('/v1/controls', { params: { query } })),
    retry: false,
  });

export const controlFindingsQuery = (query: Period) =>
  queryOptions({
    queryKey: ['control-findings', query],
    queryFn: () => answerOf(api.GET('/v1/control-findings', { params: { query } })),
    retry: false,
  });

export const reportsQuery = infiniteQueryOptions({
  queryKey: ['reports'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/reports', { params: { query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } } }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['reports', id],
    queryFn: () => answerOf(api.GET('/v1/reports/{id}', { params: { path: { id } } })),
  });

export const evidenceArchive = async (period: Period): Promise<Blob> =>
  answerOf(api.POST('/v1/evidence/export', { body: period, parseAs: 'blob' }));
