/**
 * Items that arrive while a batch is running form the next one. No timer: a lone item never waits. Under heavy load the
 * next batch starts as soon as it is as large as the running one, so that the server prepares one while the database
 * executes the other.
 */
export interface NaturalBatches<T, R> {
  /** Resolves with the item's result once its batch is done; rejects with the error that failed it. */
  add(item: T): Promise<R>;
  /** Whether an item of this weight would exceed `mostWaiting`, by default the batcher's own. */
  isFull(weight: number, mostWaiting?: number): boolean;
  /** Total weight of waiting items. */
  readonly waiting: number;
  /** Resolves when nothing is running or waiting. */
  idle(): Promise<void>;
}

export type BatchOptions<T, R> = {
  /** All or nothing: resolves with a result for each item, in order, or throws having changed nothing. */
  readonly run: (items: readonly T[]) => Promise<readonly R[]>;
  /** The lowest rank goes first, equal ranks in order of arrival. Default: all equal. */
  readonly rank?: (item: T) => number;
  /** How much an item counts towards the limits. Default: 1. */
  readonly weigh?: (item: T) => number;
  /** Maximum weight of a batch. A single heavier item is a batch by itself. */
  readonly mostPerBatch: number;
  /** Maximum weight waiting, for `isFull`. */
  readonly mostWaiting?: number;
  /** Whether a failure may be caused by a single item, so that bisecting is worthwhile. Default: never. */
  readonly mayBePoison?: (failure: unknown) => boolean;
};

export function createNaturalBatches<T, R>(options: BatchOptions<T, R>): NaturalBatches<T, R> {
  const { rank, weigh = () => 1, mostWaiting = Number.POSITIVE_INFINITY, mayBePoison = () => false } = options;
  type Waiting = {
    readonly item: T;
    readonly weight: number;
    readonly settle: (result: R) => void;
    readonly fail: (failure: unknown) => void;
  };
  const queue: Waiting[] = [];
  /** The number of items in each running batch. */
  const underWay = new Map<Promise<void>, number>();
  let waiting = 0;
  let isStarting = false;

  return {
    add: async (item) => {
      const weight = weigh(item);
      waiting += weight;
      const answered = new Promise<R>((settle, fail) => enqueue({ item, weight, settle, fail }));
      startSoon();
      return answered;
    },
    isFull: (weight, most = mostWaiting) => waiting > 0 && waiting + weight > most,
    get waiting() {
      return waiting;
    },
    idle: async () => {
      while (underWay.size > 0 || queue.length > 0)
        await (underWay.size > 0 ? Promise.race(underWay.keys()) : Promise.resolve());
    },
  };

  function enqueue(one: Waiting): void {
    const own = rank?.(one.item) ?? 0;
    let place = queue.length;
    while (rank && place > 0 && rank((queue[place - 1] as Waiting).item) > own) place -= 1;
    queue.splice(place, 0, one);
  }

  /** Deferred, so that whatever arrives in this turn of the event loop joins the batch. */
  function startSoon(): void {
    if (isStarting) return;
    isStarting = true;
    queueMicrotask(() => {
      isStarting = false;
      startBatches();
    });
  }

  function startBatches(): void {
    while (queue.length > 0 && mayStart()) {
      const batch = next();
      const run = runOrBisect(batch).then(() => {
        underWay.delete(run);
        startBatches();
      });
      underWay.set(run, batch.length);
    }
  }

  function mayStart(): boolean {
    const [only, ...others] = underWay.values();
    return only === undefined || (others.length === 0 && queue.length >= Math.max(only, SMALLEST_BESIDE));
  }

  function next(): Waiting[] {
    let [weight, count] = [0, 0];
    for (const each of queue) {
      if (count > 0 && weight + each.weight > options.mostPerBatch) break;
      weight += each.weight;
      count += 1;
    }
    waiting -= weight;
    return queue.splice(0, count);
  }

  /** Retries a failed batch in halves, so that a poison item fails alone. */
  async function runOrBisect(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await options.run(batch.map(({ item }) => item));
      if (answers.length !== batch.length)
        throw new Error(`${batch.length} items were given and ${answers.length} answered`);
      for (const [index, { settle }] of batch.entries()) settle(answers[index] as R);
    } catch (failure) {
      if (batch.length === 1 || !mayBePoison(failure)) {
        for (const { fail } of batch) fail(failure);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await runOrBisect(batch.slice(0, middle));
      await runOrBisect(batch.slice(middle));
    }
  }
}

/** A smaller batch gains nothing from running beside one it could have waited to join. */
const SMALLEST_BESIDE = 8;
