import { PgBoss } from 'pg-boss';
import { RECORD_EFFECT, WORKERS } from './contender.ts';
import { QUEUE } from './pg-boss.ts';

const boss = new PgBoss({
  connectionString: process.env['DATABASE_URL'] ?? '',
  max: WORKERS * 2 + 4,
  superviseIntervalSeconds: 1,
  monitorIntervalSeconds: 1,
});
boss.on('error', (failure) => process.stderr.write(`${String(failure)}\n`));
await boss.start();
await boss.work<{ key: string; dueAt: string }, unknown, { transactional: true }>(
  QUEUE,
  {
    transactional: true,
    localConcurrency: WORKERS,
    batchSize: 50,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
  } as never,
  async (jobs, tx) => {
    for (const { data } of jobs) await tx.executeSql(RECORD_EFFECT, [data.key, data.dueAt]);
  },
);
process.stdout.write('ready\n');
