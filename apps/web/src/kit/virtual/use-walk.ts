import { useEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';

/**
 * A list as a single tab stop: arrow keys, Home and End move between rows, each marked with its `data-index`; only the
 * current row and its controls are in the tab order.
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
    /** The row that Tab reaches: the current one, or the first rendered one if it is not rendered. */
    stop: at >= first && at < first + shown ? at : first,
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      // Fields and open menus within a row use these keys themselves.
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
