import { PgBoss } from 'pg-boss';
import { chunksOf, type Contender } from './contender.ts';

export const QUEUE = 'bench';

/**
 * As fast and as safe as its options allow: the shortest poll interval, the handler inside the transaction of the job's
 * completion, and a dead process's jobs recovered after 2 s.
 */
export const pgBoss: Contender = {
  name: 'pg-boss',
  worker: new URL('./pg-boss-worker.ts', import.meta.url),

  async prepare(url) {
    const boss = new PgBoss({ connectionString: url });
    await boss.start();
    await boss.createQueue(QUEUE, { retryLimit: 50, retryDelay: 0, expireInSeconds: 2 });
    await boss.stop({ graceful: false });
  },

  async plan(url, deadlines) {
    const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
    await boss.start();
    for (const chunk of chunksOf(deadlines, 1000)) {
      await boss.insert(
        QUEUE,
        chunk.map(({ key, dueAt }) => ({ data: { key, dueAt: dueAt.toISOString() }, startAfter: dueAt })),
      );
    }
    await boss.stop({ graceful: false });
  },
};
