/** The fields of a waiting item that decide its order. */
export type Ordered = { readonly dueAt?: string; readonly rank?: string };

/** Overdue first (worst rank, then oldest), then by due time, then those without one (by rank). Stable. Pure. */
export function inOrder<Item extends Ordered>(items: readonly Item[], now: Date): readonly Item[] {
  const place = ({ dueAt, rank }: Item): string => {
    if (dueAt === undefined) return `2 ${rank ?? LAST}`;
    return Date.parse(dueAt) <= now.getTime() ? `0 ${rank ?? LAST} ${dueAt}` : `1 ${dueAt}`;
  };
  return items.toSorted((one, other) => {
    const [first, second] = [place(one), place(other)];
    return first < second ? -1 : Number(first > second);
  });
}

/** Sorts after any rank an area gives. */
const LAST = '\u{FFFF}';
