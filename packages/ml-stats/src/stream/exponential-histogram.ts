type Bucket = { readonly width: number; readonly sum: number; readonly deviations: number };

/**
 * The newest values in buckets of 1, 2, 4, 8 …, with a maximum number of each: a window of n values in O(log n) memory.
 * `deviations` is the sum of squared deviations from the mean.
 */
export class ExponentialHistogram {
  width = 0;
  sum = 0;
  deviations = 0;
  /** Row r holds buckets of 2^r values, oldest first. */
  readonly #rows: Bucket[][] = [[]];
  readonly #perRow: number;

  constructor(perRow: number) {
    this.#perRow = perRow;
  }

  add(value: number): void {
    if (this.width > 0) this.deviations += (this.width * (value - this.sum / this.width) ** 2) / (this.width + 1);
    this.width++;
    this.sum += value;
    this.#rows[0]!.push({ width: 1, sum: value, deviations: 0 });
    for (let r = 0; this.#rows[r]!.length > this.#perRow; r++) {
      const [first, second] = this.#rows[r]!.splice(0, 2) as [Bucket, Bucket];
      (this.#rows[r + 1] ??= []).push(joined(first, second));
    }
  }

  dropOldest(): void {
    const row = this.#rows.findLast((buckets) => buckets.length > 0);
    const bucket = row?.shift();
    if (bucket === undefined) return;
    this.width -= bucket.width;
    this.sum -= bucket.sum;
    const between =
      this.width === 0
        ? 0
        : (bucket.width * this.width * (bucket.sum / bucket.width - this.sum / this.width) ** 2) /
          (bucket.width + this.width);
    this.deviations = Math.max(0, this.deviations - bucket.deviations - between);
  }

  *oldestFirst(): Generator<Bucket> {
    for (let r = this.#rows.length - 1; r >= 0; r--) yield* this.#rows[r]!;
  }
}

function joined(a: Bucket, b: Bucket): Bucket {
  const width = a.width + b.width;
  const between = (a.width * b.width * (a.sum / a.width - b.sum / b.width) ** 2) / width;
  return { width, sum: a.sum + b.sum, deviations: a.deviations + b.deviations + between };
}
