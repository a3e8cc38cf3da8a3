import { clean } from './clean.ts';
import type { Screen } from './screen.ts';
import { fit, padEnd, widthOf } from './width.ts';

/** One column of a table. */
export type Column<Row> = {
  readonly head: string;
  readonly cell: (row: Row) => string;
  readonly paint?: (text: string, row: Row) => string;
  /** May be cut to this width, and further as a last resort; other columns are never cut. */
  readonly shrinksTo?: number;
  /** Dropped if there is no room, highest number first; without a number it stays. */
  readonly dropped?: number;
};

const GAP = 2;
const NARROWEST_CUT = 8;

/** Rows within the screen's width: columns are dropped first, then shrinking ones are cut. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], screen: Screen): string {
  const filled = columns
    .map((column) => ({ column, texts: rows.map((row) => clean(column.cell(row))) }))
    .filter(({ texts }) => texts.some((text) => text !== ''));
  const shown = leaveOut(filled, screen.columns);
  const widths = shareOut(shown, screen.columns);
  const line = (cells: readonly string[]): string => `${cells.join(' '.repeat(GAP)).trimEnd()}\n`;
  const head = line(
    shown.map(({ column }, place) =>
      screen.paint.dim(padEnd(fit(column.head, widths[place] ?? 0), widths[place] ?? 0)),
    ),
  );
  const body = rows.map((row, at) =>
    line(
      shown.map(({ column, texts }, place) => {
        const text = fit(texts[at] ?? '', widths[place] ?? 0);
        const painted = column.paint?.(text, row) ?? text;
        return place === shown.length - 1 ? painted : painted + ' '.repeat((widths[place] ?? 0) - widthOf(text));
      }),
    ),
  );
  return head + body.join('');
}

type Filled<Row> = { readonly column: Column<Row>; readonly texts: readonly string[] };

const whole = ({ column, texts }: Filled<never>): number => Math.max(widthOf(column.head), ...texts.map(widthOf));
const least = (filled: Filled<never>): number =>
  Math.min(whole(filled), filled.column.shrinksTo ?? Number.POSITIVE_INFINITY);
const leastOfAll = (filled: Filled<never>): number =>
  filled.column.shrinksTo === undefined ? whole(filled) : Math.min(least(filled), NARROWEST_CUT);
const gaps = (count: number): number => GAP * Math.max(0, count - 1);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function leaveOut<Row>(columns: readonly Filled<Row>[], room: number): readonly Filled<Row>[] {
  if (sum(columns.map(least)) + gaps(columns.length) <= room) return columns;
  const [first] = columns
    .filter(({ column }) => column.dropped !== undefined)
    .toSorted((one, other) => (other.column.dropped ?? 0) - (one.column.dropped ?? 0));
  return first === undefined
    ? columns
    : leaveOut(
        columns.filter((each) => each !== first),
        room,
      );
}

/** Shrinking columns share the remaining width, none getting more than it needs. */
function shareOut<Row>(columns: readonly Filled<Row>[], room: number): readonly number[] {
  const widths = columns.map(whole);
  let over = sum(widths) + gaps(columns.length) - room;
  for (const leastOf of [least, leastOfAll])
    for (const place of byGreed(columns)) {
      if (over <= 0) return widths;
      const cut = Math.min(over, (widths[place] ?? 0) - leastOf(columns[place] as Filled<Row>));
      widths[place] = (widths[place] ?? 0) - cut;
      over -= cut;
    }
  return widths;
}

const byGreed = <Row>(columns: readonly Filled<Row>[]): number[] =>
  columns
    .map((_, place) => place)
    .toSorted((one, other) => whole(columns[other] as Filled<Row>) - whole(columns[one] as Filled<Row>));
