/** Limits of one request: number of records, and bytes of their lines plus `overhead` bytes each. */
export type BatchLimits = {
  readonly records: number;
  readonly bytes: number;
  readonly overhead: number;
  /** No request accepts a line longer than this. */
  readonly line: number;
};

export type Line<R> = { readonly record: R; readonly line: string; readonly bytes: number };

/** The first lines that fit one request. At least one: overlong lines were rejected before. */
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
