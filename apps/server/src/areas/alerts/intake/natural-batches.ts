import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** Items that arrive while a batch is under way form the next one. No timer: alone, an item never waits. */
export interface NaturalBatches<T, R> {
  /** Resolves once the item's batch is done; rejects with what went wrong with it. Full: an error at once, nothing kept. */
  add(item: T): Promise<Result<R, AppError>>;
  readonly waiting: number;
  /** Resolves when nothing is under way and nothing waits. */
  idle(): Promise<void>;
}

export type BatchOptions<T, R> = {
  /** All or nothing: it resolves with an answer for each item, in their order, or throws and has done nothing. */
  readonly run: (items: readonly T[]) => Promise<readonly R[]>;
  /** How much an item counts towards the limits. */
  readonly weigh: (item: T) => number;
  /** Of a batch. One item may be heavier and is then a batch by itself. */
  readonly mostPerBatch: number;
  /** Of what waits. */
  readonly mostWaiting: number;
  /** Whether a failure may be one item's fault, so that it is worth finding out which. */
  readonly mayBePoison: (failure: unknown) => boolean;
};

export function createNaturalBatches<T, R>(options: BatchOptions<T, R>): NaturalBatches<T, R> {
  type Waiting = {
    readonly item: T;
    readonly weight: number;
    readonly settle: (result: Result<R, AppError>) => void;
    readonly fail: (failure: unknown) => void;
  };
  const queue: Waiting[] = [];
  let waiting = 0;
  let underWay: Promise<void> | undefined;

  return {
    add: async (item) => {
      const weight = options.weigh(item);
      if (waiting > 0 && waiting + weight > options.mostWaiting) return err(FULL);
      waiting += weight;
      const answered = new Promise<Result<R, AppError>>((settle, fail) => queue.push({ item, weight, settle, fail }));
      underWay ??= drain();
      return answered;
    },
    get waiting() {
      return waiting;
    },
    idle: async () => underWay,
  };

  async function drain(): Promise<void> {
    // Whatever arrives in this turn of the event loop still comes along.
    await Promise.resolve();
    for (let batch = next(); batch.length > 0; batch = next()) await runOrBisect(batch);
    underWay = undefined;
  }

  function next(): Waiting[] {
    let weight = 0;
    const fits = queue.findIndex((each) => (weight += each.weight) > options.mostPerBatch);
    const batch = queue.splice(0, fits === -1 ? queue.length : Math.max(fits, 1));
    for (const each of batch) waiting -= each.weight;
    return batch;
  }

  /** A batch that fails is tried again in halves, so that one poisonous item fails alone and the others do not. */
  async function runOrBisect(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await options.run(batch.map(({ item }) => item));
      if (answers.length !== batch.length)
        throw new Error(`${batch.length} items were given and ${answers.length} answered`);
      for (const [index, { settle }] of batch.entries()) settle(ok(answers[index] as R));
    } catch (failure) {
      if (batch.length === 1 || !options.mayBePoison(failure)) {
        for (const { fail } of batch) fail(failure);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await runOrBisect(batch.slice(0, middle));
      await runOrBisect(batch.slice(middle));
    }
  }
}

/** 503 and not 429: Alertmanager tries again at once after the one, and only at the next group interval after the other. */
const FULL: AppError = {
  kind: 'unavailable',
  code: 'alerts/queue-full',
  public: 'More alerts are waiting than can be stored in time. Nothing of this request was kept.',
  remedy: 'Send it again in a moment; Alertmanager does so by itself.',
  retryAfterSeconds: 1,
};
