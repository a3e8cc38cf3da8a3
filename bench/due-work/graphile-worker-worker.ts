import { Logger, run } from 'graphile-worker';
import { RECORD_EFFECT, WORKERS } from './contender.ts';
import { TASK } from './graphile-worker.ts';

await run({
  connectionString: process.env['DATABASE_URL'] ?? '',
  concurrency: WORKERS,
  maxPoolSize: WORKERS + 4,
  pollInterval: 100,
  noHandleSignals: true,
  logger: new Logger(() => () => {}),
  taskList: {
    [TASK]: async (payload, helpers) => {
      const { key, dueAt } = payload as { key: string; dueAt: string };
      await helpers.query(RECORD_EFFECT, [key, dueAt]);
    },
  },
});
process.stdout.write('ready\n');
