import { makeWorkerUtils } from 'graphile-worker';
import { chunksOf, type Contender } from './contender.ts';

export const TASK = 'bench';

/**
 * Polls as often as our own maximum interval. The handler cannot share the transaction of the job's completion, and a
 * dead process's job is recovered only after 4 hours, which no option of the library shortens.
 */
export const graphileWorker: Contender = {
  name: 'graphile-worker',
  worker: new URL('./graphile-worker-worker.ts', import.meta.url),

  async prepare(url) {
    const utils = await makeWorkerUtils({ connectionString: url });
    await utils.migrate();
    await utils.release();
  },

  async plan(url, deadlines) {
    const utils = await makeWorkerUtils({ connectionString: url });
    for (const chunk of chunksOf(deadlines, 1000)) {
      await utils.addJobs(
        chunk.map(({ key, dueAt }) => ({
          identifier: TASK,
          payload: { key, dueAt: dueAt.toISOString() },
          runAt: dueAt,
        })),
      );
    }
    await utils.release();
  },
};
