/**
 * Quantiles of an unsorted sample by linear interpolation (numpy's default, Hyndman and Fan's type 7), in linear time:
 * values are counted into equal-width buckets, and only buckets that contain a wanted rank are sorted. The sample must
 * be finite; `shares` are in [0, 1].
 */
export function quantiles(sample: Float64Array, shares: readonly number[]): number[] {
  const n = sample.length;
  if (n === 0) throw new RangeError('An empty sample has no quantiles.');
  const wanted = new Set<number>();
  for (const share of shares) {
    const at = share * (n - 1);
    wanted.add(Math.floor(at)).add(Math.ceil(at));
  }
  const valueAt = atRanks(
    sample,
    [...wanted].toSorted((a, b) => a - b),
  );
  return shares.map((share) => {
    const at = share * (n - 1);
    const low = valueAt.get(Math.floor(at))!;
    const high = valueAt.get(Math.ceil(at))!;
    return low + (high - low) * (at - Math.floor(at));
  });
}

const BUCKETS = 4096;

/** The values at the given ranks (ascending, from 0). */
function atRanks(sample: Float64Array, ranks: readonly number[]): Map<number, number> {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < sample.length; i++) {
    const value = sample[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const scale = (BUCKETS - 1) / (max - min);
  const found = new Map<number, number>();
  // A constant sample, or a range too wide or narrow for distinct buckets.
  if (!Number.isFinite(scale) || scale === 0) {
    const all = sample.slice().sort();
    for (const rank of ranks) found.set(rank, all[rank]!);
    return found;
  }
  const buckets = new Uint16Array(sample.length);
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < sample.length; i++) {
    const bucket = ((sample[i]! - min) * scale) | 0;
    buckets[i] = bucket;
    counts[bucket]!++;
  }
  const before = new Uint32Array(BUCKETS + 1);
  for (let b = 0; b < BUCKETS; b++) before[b + 1] = before[b]! + counts[b]!;
  const bucketOf = new Map(ranks.map((rank) => [rank, bucketHolding(before, rank)]));
  const kept = gather(sample, buckets, counts, new Set(bucketOf.values()));
  for (const rank of ranks) {
    const bucket = bucketOf.get(rank)!;
    found.set(rank, kept.get(bucket)![rank - before[bucket]!]!);
  }
  return found;
}

function bucketHolding(before: Uint32Array, rank: number): number {
  let low = 0;
  let high = before.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (before[middle]! <= rank) low = middle;
    else high = middle;
  }
  return low;
}

/** The values of the wanted buckets, each sorted. */
function gather(
  sample: Float64Array,
  buckets: Uint16Array,
  counts: Uint32Array,
  wanted: ReadonlySet<number>,
): Map<number, Float64Array> {
  const slots = [...wanted].map((bucket) => new Float64Array(counts[bucket]!));
  const slotOf = new Uint8Array(BUCKETS);
  [...wanted].forEach((bucket, slot) => (slotOf[bucket] = slot + 1));
  const filled = new Uint32Array(slots.length);
  for (let i = 0; i < sample.length; i++) {
    const slot = slotOf[buckets[i]!]!;
    if (slot !== 0) slots[slot - 1]![filled[slot - 1]!++] = sample[i]!;
  }
  return new Map([...wanted].map((bucket, slot) => [bucket, slots[slot]!.sort()]));
}
