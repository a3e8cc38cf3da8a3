/** As much of what waits as its order needs. */
export type Ordered = { readonly dueAt?: string; readonly rank?: string };

/**
 * What is overdue comes first, the worst of it at the top, then what is due next, then what has no time to be done by.
 * Within each in the order given. Pure.
 */
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

/** After any rank that a room gives. */
const LAST = '\u{FFFF}';
