import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { LedgerFilters } from './ledger-filters.ts';

const atOnce = 100;

export const entryListQuery = (filters: LedgerFilters) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'list', filters],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/ledger/entries', {
          params: { query: { ...filters, limit: atOnce, ...(pageParam === 0 ? {} : { before: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => (page.items.length < atOnce ? undefined : page.items.at(-1)?.seq),
    placeholderData: (before) => before,
  });

export const entryQuery = (seq: number) =>
  queryOptions({
    queryKey: ['entry', seq],
    // An entry never changes; only its content can be erased.
    staleTime: 5 * 60_000,
    queryFn: () => answerOf(api.GET('/v1/ledger/entries/{seq}', { params: { path: { seq } } })),
  });
