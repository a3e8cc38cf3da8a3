/** Runs heavy jobs a few at a time and in order, so that light work proceeds between their steps. */
export interface WorkQueue {
  /** Settles as the job does. */
  run<T>(weight: number, job: () => Promise<T>): Promise<T>;
  /** Whether a job of this weight would exceed the limit. An empty queue takes anything. */
  isFull(weight: number): boolean;
  /** Resolves when no job is left. */
  idle(): Promise<void>;
}

export function createWorkQueue(limits: { readonly atOnce: number; readonly mostWeight: number }): WorkQueue {
  const waiting: (() => void)[] = [];
  const jobs = new Set<Promise<unknown>>();
  let running = 0;
  let held = 0;

  return {
    run: async (weight, job) => {
      held += weight;
      const done = inTurn(job).finally(() => {
        held -= weight;
        jobs.delete(done);
      });
      jobs.add(done);
      return done;
    },
    isFull: (weight) => held > 0 && held + weight > limits.mostWeight,
    idle: async () => {
      while (jobs.size > 0) await Promise.allSettled(jobs);
    },
  };

  async function inTurn<T>(job: () => Promise<T>): Promise<T> {
    if (running >= limits.atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      // The slot goes straight to the next job, so that none can jump the queue.
      if (next) next();
      else running -= 1;
    }
  }
}
