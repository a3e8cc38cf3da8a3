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
    // What is read does not move: it is read again when asked, or when the page is opened anew.
    refetchOnWindowFocus: false,
  });

/** The newest entries, which every entry of the live line makes old. */
export const newestQuery = (filters: LedgerFilters) =>
  queryOptions({
    queryKey: ['ledger', 'newest', filters],
    queryFn: () => answerOf(api.GET('/v1/ledger/entries', { params: { query: toLedgerQuery(filters, '') } })),
  });

export const entryQuery = (seq: number) =>
  queryOptions({
    queryKey: ['entry', seq],
    // An entry never changes; only its content can be erased.
    staleTime: 5 * 60_000,
    queryFn: () => answerOf(api.GET('/v1/ledger/entries/{seq}', { params: { path: { seq } } })),
  });
