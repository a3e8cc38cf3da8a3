import { queryClient } from '../api/query-client.ts';
import { staleKeys, type LiveEntry } from './line-state.ts';

const GATHER_MS = 150;

type Marker = { readonly mark: (entry: LiveEntry) => void; readonly markAll: () => void; readonly end: () => void };

/**
 * Invalidates queries for entries. Entries close together are batched, so that an alert storm refetches each query
 * once; hidden data is refetched when it is next shown.
 */
export function createMarker(): Marker {
  let gathered: LiveEntry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = (): void => {
    const keys = staleKeys(gathered);
    gathered = [];
    timer = undefined;
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey, refetchType: refetchType() });
  };
  return {
    mark: (entry) => {
      gathered.push(entry);
      timer ??= setTimeout(release, GATHER_MS);
    },
    markAll: () => void queryClient.invalidateQueries({ refetchType: refetchType() }),
    end: () => clearTimeout(timer),
  };
}

const refetchType = (): 'active' | 'none' => (document.visibilityState === 'visible' ? 'active' : 'none');
