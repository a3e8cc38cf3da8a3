import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { toLedgerQuery, type LedgerFilters } from './ledger-filters.ts';

export const entryListQuery = (filters: LedgerFilters) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'list', filters],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/v1/ledger/entries', { params: { query: toLedgerQuery(filters, pageParam) } })),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
    // The list must not change while being read: it is refetched on request or when the page is opened again.
    refetchOnWindowFocus: false,
  });

/** The newest entries; every live event invalidates them. */
export const newestQuery = (filters: LedgerFilters) =>
  queryOptions({
    queryKey: ['ledger', 'newest', filters],
    queryFn: () => answerOf(api.GET('/v1/ledger/entries', { params: { query: toLedgerQuery(filters, '') } })),
  });

export const entryQuery = (seq: number) =>
  queryOptions({
    queryKey: ['entry', seq],
    // Entries never change; only their content can be erased.
    staleTime: 5 * 60_000,
    queryFn: () => answerOf(api.GET('/v1/ledger/entries/{seq}', { params: { path: { seq } } })),
  });
