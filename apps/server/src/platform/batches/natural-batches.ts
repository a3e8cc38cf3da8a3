/**
 * Items that arrive while a batch is under way form the next one. No timer: alone, an item never waits. In a storm the next
 * batch does not wait for the one before either, once it would be as large: while the database works at one, this server
 * works at the other.
 */
export interface NaturalBatches<T, R> {
  /** Resolves once the item's batch is done; rejects with what went wrong with it. */
  add(item: T): Promise<R>;
  /** Whether nothing of this weight can be taken in at present; by another limit than the usual one, if it is given. */
  isFull(weight: number, mostWaiting?: number): boolean;
  /** What waits, by weight. */
  readonly waiting: number;
  /** Resolves when nothing is under way and nothing waits. */
  idle(): Promise<void>;
}

export type BatchOptions<T, R> = {
  /** All or nothing: it resolves with an answer for each item, in their order, or throws and has done nothing. */
  readonly run: (items: readonly T[]) => Promise<readonly R[]>;
  /** What goes first of all that waits: the lower. Equals go in the order in which they came; all are equal if not given. */
  readonly rank?: (item: T) => number;
  /** How much an item counts towards the limits; 1 if not given. */
  readonly weigh?: (item: T) => number;
  /** Of a batch. One item may be heavier and is then a batch by itself. */
  readonly mostPerBatch: number;
  /** Of what waits, for `isFull`. */
  readonly mostWaiting?: number;
  /** Whether a failure may be one item's fault, so that it is worth finding out which; it never is if not given. */
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
  /** How many items each batch under way has. */
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

  /** Whatever arrives in this turn of the event loop still comes along. */
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

  /** A batch that fails is tried again in halves, so that one poisonous item fails alone and the others do not. */
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

/** A smaller batch gains nothing from running beside another, which it could have joined. */
const SMALLEST_BESIDE = 8;
