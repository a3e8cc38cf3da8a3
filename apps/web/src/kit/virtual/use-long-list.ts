import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState } from 'react';
import type { RefCallback, RefObject } from 'react';
import { useIsPrinting } from './use-is-printing.ts';

const shortEnough = 200;
const beyondWindow = 12;
/** The height in pixels of the sticky bar and list header. */
const underBars = 84;

/** The rendered part of a list: the rows from `first`, between two spacers with heights in pixels. */
export type Stretch = {
  readonly first: number;
  readonly count: number;
  readonly before: number;
  readonly after: number;
  /** Pass to each row along with `data-index`, so that rows of any height are positioned correctly. */
  readonly measure: RefCallback<HTMLElement> | undefined;
  readonly scrollTo: (index: number) => void;
};

/**
 * A list that scrolls with the window. Up to 200 rows, or in print, it is fully rendered; beyond that, only what is
 * visible.
 */
export function useLongList(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): Stretch {
  const isPrinting = useIsPrinting();
  const isLong = count > shortEnough && !isPrinting;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const { current } = list;
    if (current === null || !isLong) return;
    const find = () => setTop(Math.round(current.getBoundingClientRect().top + window.scrollY));
    find();
    // Content above the list may change height, and the page with it.
    const page = new ResizeObserver(find);
    page.observe(document.documentElement);
    return () => page.disconnect();
  }, [list, isLong]);
  // Its answers change while it stays the same, so that nothing of it may be kept; nothing of it is.
  // oxlint-disable-next-line react-hooks/incompatible-library
  const rows = useWindowVirtualizer({
    count,
    enabled: isLong,
    estimateSize: () => rowHeight,
    overscan: beyondWindow,
    scrollMargin: top,
    scrollPaddingStart: underBars,
  });
  const shown = isLong ? rows.getVirtualItems() : [];
  const scrollTo = (index: number) => {
    if (isLong) rows.scrollToIndex(index, { align: 'auto' });
    else list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  if (!isLong) return { first: 0, count, before: 0, after: 0, measure: undefined, scrollTo };
  const last = shown.at(-1);
  return {
    first: shown[0]?.index ?? 0,
    count: shown.length,
    before: Math.max(0, (shown[0]?.start ?? top) - top),
    after: last === undefined ? rows.getTotalSize() : Math.max(0, rows.getTotalSize() - (last.end - top)),
    measure: rows.measureElement,
    scrollTo,
  };
}
