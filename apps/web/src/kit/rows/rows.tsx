import { memo, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode, RefCallback } from 'react';
import { usePageActions } from '../../keys/page-actions.tsx';
import { useLongList } from '../virtual/use-long-list.ts';
import { useChangedRows } from './use-changed-rows.ts';
import './rows.css';

export type Column<Item> = {
  readonly name: string;
  readonly cell: (item: Item) => ReactNode;
  /** A CSS grid track, such as `1fr` or `120px`. */
  readonly width: string;
  /** Hidden on a phone. */
  readonly isWideOnly?: boolean;
  /** The main text, which takes the available width on a phone; with `line`, what follows goes below it. */
  readonly isMain?: true | 'line';
};

type Props<Item> = {
  label: string;
  items: readonly Item[];
  columns: readonly Column<Item>[];
  rowKey: (item: Item) => string;
  /** A row's content as a string: if it changes by itself, the row is highlighted for two seconds. */
  rowState?: (item: Item) => string;
  /** `x` marks rows for a bulk action. */
  onMark?: (item: Item) => void;
  isMarked?: (item: Item) => boolean;
};

/**
 * A list: rows of 36 px under a sticky header, navigated with `j` and `k`. A cell's link or button with the class
 * `rows-title` covers the whole row, so that a click anywhere, a middle click and Enter open it.
 */
export function Rows<Item>({ label, items, columns, rowKey, rowState, onMark, isMarked }: Props<Item>) {
  const [at, setAt] = useState(-1);
  const body = useRef<HTMLDivElement>(null);
  const changed = useChangedRows(items, rowKey, rowState);
  const move = (by: number) => setAt((from) => Math.max(0, Math.min(items.length - 1, from + by)));
  const current = items[at];
  const { first, count, before, after, measure, scrollTo } = useLongList(body, items.length, rowHeight);
  const bringIntoView = useEffectEvent(scrollTo);
  useEffect(() => {
    if (at >= 0) bringIntoView(at);
  }, [at]);
  usePageActions([
    { id: `${label}.next`, key: 'j', does: 'Next row', run: () => move(1) },
    { id: `${label}.previous`, key: 'k', does: 'Previous row', run: () => move(-1) },
    {
      id: `${label}.open`,
      key: 'Enter',
      does: 'Open the row',
      run: () => titleOf(body.current?.querySelector(`[data-index="${at}"]`))?.click(),
    },
    ...(onMark
      ? [{ id: `${label}.mark`, key: 'x', does: 'Select the row', run: () => current !== undefined && onMark(current) }]
      : []),
  ]);
  return (
    <div className="rows" role="table" aria-label={label} aria-rowcount={items.length + 1} ref={setTracks(columns)}>
      <div role="rowgroup" className="rows-head">
        <div role="row" aria-rowindex={1} className="rows-row">
          {columns.map((column) => (
            <span role="columnheader" key={column.name} data-wide-only={column.isWideOnly || undefined}>
              {column.name}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={body} style={{ paddingTop: before, paddingBottom: after }}>
        {items.slice(first, first + count).map((item, place) => (
          <RowView
            key={rowKey(item)}
            item={item}
            columns={columns}
            index={first + place}
            measure={measure}
            isCurrent={first + place === at}
            isMarked={isMarked?.(item) === true}
            isChanged={changed.has(rowKey(item))}
          />
        ))}
      </div>
    </div>
  );
}

type RowProps<Item> = {
  item: Item;
  columns: readonly Column<Item>[];
  index: number;
  measure: RefCallback<HTMLElement> | undefined;
  isCurrent: boolean;
  isMarked: boolean;
  isChanged: boolean;
};

/** Memoized: moving to the next row renders two rows, not all in view. */
const RowView = memo(function RowView<Item>({
  item,
  columns,
  index,
  measure,
  isCurrent,
  isMarked,
  isChanged,
}: RowProps<Item>) {
  return (
    <div
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className="rows-row"
      data-current={isCurrent || undefined}
      data-marked={isMarked || undefined}
      data-changed={isChanged || undefined}
    >
      {columns.map((column) => (
        <span
          role="cell"
          key={column.name}
          data-wide-only={column.isWideOnly || undefined}
          data-main={column.isMain || undefined}
        >
          {column.cell(item)}
        </span>
      ))}
    </div>
  );
}) as <Item>(row: RowProps<Item>) => ReactNode;

/** Until measured; rows are higher on a phone. */
const rowHeight = 36;

const titleOf = (row: Element | null | undefined): HTMLElement | null =>
  row?.querySelector<HTMLElement>('.rows-title') ?? null;

// Set through the CSSOM: a style attribute in markup would need 'unsafe-inline'.
const setTracks =
  <Item,>(columns: readonly Column<Item>[]) =>
  (element: HTMLDivElement | null) => {
    element?.style.setProperty('--tracks', columns.map((column) => column.width).join(' '));
  };
