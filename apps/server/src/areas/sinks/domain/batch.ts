/** How much goes out at once: a number of records, and bytes of their lines with so many besides for each. */
export type BatchLimits = {
  readonly records: number;
  readonly bytes: number;
  readonly overhead: number;
  /** A line longer than this is taken by no request. */
  readonly line: number;
};

export type Line<R> = { readonly record: R; readonly line: string; readonly bytes: number };

/** The first lines that fit one request. At least one: a line that is too long was set aside before. */
export function firstBatch<R>(
  lines: readonly Line<R>[],
  { records, bytes, overhead }: BatchLimits,
): readonly Line<R>[] {
  let total = 0;
  const count = lines.findIndex((line, at) => {
    total += line.bytes + overhead;
    return at > 0 && (at >= records || total > bytes);
  });
  return count === -1 ? lines : lines.slice(0, count);
}
