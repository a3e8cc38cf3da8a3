import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState } from 'react';
import type { RefCallback, RefObject } from 'react';
import { useIsPrinting } from './use-is-printing.ts';

const shortEnough = 200;
const beyondWindow = 12;
/** What stays at the window's top: the bar and a list's head, in pixels. */
const underBars = 84;

/** What of a list stands in the page: the rows from `first` on, between two empty stretches of so many pixels. */
export type Stretch = {
  readonly first: number;
  readonly count: number;
  readonly before: number;
  readonly after: number;
  /** To be given to each row together with `data-index`, so that rows of any height find their place. */
  readonly measure: RefCallback<HTMLElement> | undefined;
  readonly scrollTo: (index: number) => void;
};

/** A list that scrolls with the window. Up to 200 rows, and on paper, all of it is there; beyond, what can be seen. */
export function useLongList(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): Stretch {
  const isPrinting = useIsPrinting();
  const isLong = count > shortEnough && !isPrinting;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const { current } = list;
    if (current === null || !isLong) return;
    const find = () => setTop(Math.round(current.getBoundingClientRect().top + window.scrollY));
    find();
    // What stands above the list may grow or shrink, and the page with it.
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
