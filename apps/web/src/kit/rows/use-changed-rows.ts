import { useEffect, useRef, useState } from 'react';

const shownForMs = 2000;

/** Keys of rows that changed, for two seconds, including rows new to the list. */
export function useChangedRows<Item>(
  items: readonly Item[],
  rowKey: (item: Item) => string,
  rowState: ((item: Item) => string) | undefined,
): ReadonlySet<string> {
  const before = useRef<ReadonlyMap<string, string> | undefined>(undefined);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (rowState === undefined) return;
    const now = new Map(items.map((item) => [rowKey(item), rowState(item)]));
    const differing =
      (before.current?.size ?? 0) === 0 ? [] : [...now].filter(([key, state]) => before.current?.get(key) !== state);
    before.current = now;
    if (differing.length === 0) return;
    setChanged(new Set(differing.map(([key]) => key)));
    const timer = setTimeout(() => setChanged(new Set()), shownForMs);
    return () => clearTimeout(timer);
    // The rows themselves are what changes; the two functions are spelled anew at every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [items]);
  return changed;
}
