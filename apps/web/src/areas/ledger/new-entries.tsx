import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { countNewer } from './count-newer.ts';
import type { LedgerFilters } from './ledger-filters.ts';
import { entryListQuery, newestQuery } from './ledger-queries.ts';
import './new-entries.css';

/** Announces entries recorded since the list was read; the list does not move until this is pressed. */
export function NewEntries({ filters }: { filters: LedgerFilters }) {
  const queries = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { queryKey } = entryListQuery(filters);
  const list = queries.getQueryState(queryKey);
  const shown = list?.data?.pages[0];
  const newest = useQuery({
    ...newestQuery(filters),
    enabled: shown !== undefined,
    ...(shown === undefined ? {} : { initialData: shown, initialDataUpdatedAt: list?.dataUpdatedAt ?? 0 }),
  });
  const { count, isAtLeast } = countNewer(newest.data, shown);
  const show = async () => {
    setIsBusy(true);
    // Refetches one page, however many were open: the reader asked for the newest.
    queries.setQueryData(queryKey, (data) =>
      data === undefined ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    await queries.refetchQueries({ queryKey, exact: true });
    setIsBusy(false);
    place.current?.focus();
    window.scrollTo({ top: 0 });
  };
  return (
    <div ref={place} className="new-entries no-print" role="status" tabIndex={-1}>
      {count === 0 ? null : (
        <BusyButton size="compact-sm" radius="xl" isBusy={isBusy} onClick={() => void show()}>
          {isAtLeast ? `${count} or more new` : `${count} new`}
        </BusyButton>
      )}
    </div>
  );
}
