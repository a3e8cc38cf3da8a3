import { useEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';

/**
 * A list that is one stop for Tab: within it the arrow keys, Home and End walk from row to row, each marked with its
 * `data-index`, and only the row that was walked to is in the order of Tab, with what stands in it.
 */
export function useWalk(
  list: RefObject<HTMLElement | null>,
  count: number,
  { first, shown, scrollTo }: { first: number; shown: number; scrollTo: (index: number) => void },
) {
  const [at, setAt] = useState(0);
  const isWalking = useRef(false);
  useEffect(() => {
    if (!isWalking.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (row === null || row === undefined) return;
    isWalking.current = false;
    row.focus();
  });
  const walkTo = (index: number): void => {
    const next = Math.max(0, Math.min(count - 1, index));
    isWalking.current = true;
    setAt(next);
    scrollTo(next);
  };
  const steps: Readonly<Record<string, () => number>> = {
    ArrowDown: () => at + 1,
    ArrowUp: () => at - 1,
    Home: () => 0,
    End: () => count - 1,
  };
  return {
    /** The row that Tab leads to: of those in the page, where the one that was walked to is out of it. */
    stop: at >= first && at < first + shown ? at : first,
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      // A field or an open list within a row has its own use for these keys.
      const isOnRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined;
      const step = isOnRow ? steps[event.key] : undefined;
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      walkTo(step());
    },
    onFocus: (event: FocusEvent<HTMLElement>): void => {
      const index = event.target.closest<HTMLElement>('[data-index]')?.dataset['index'];
      if (index !== undefined) setAt(Number(index));
    },
  };
}
