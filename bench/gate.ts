import { setTimeout as wait } from 'node:timers/promises';
import { machine } from './machine.ts';
import { median } from './median.ts';
import { startMusterServer } from './muster-server.ts';
import { startBenchPostgres } from './postgres.ts';

/*
 * The bar: the deploy gate responds in p99 under 20 ms at 100 checks/s, each recorded in the ledger before the
 * response.
 *
 *     npm exec -c 'node bench/gate.ts'             a minute and a half: median of five runs of 12 s
 *     npm exec -c 'node bench/gate.ts --quick'     one run of 4 s
 */
const PER_SECOND = 100;
const LIMIT_P99_MS = 20;
const quick = process.argv.includes('--quick');
const [runs, seconds] = quick ? [1, 4] : [5, 12];

const postgres = await startBenchPostgres();
let p99s: number[] = [];
let p50s: number[] = [];
try {
  const muster = await startMusterServer({ databaseUrl: postgres.url });
  const check = async (index: number): Promise<number> => {
    const began = performance.now();
    const body = { service: `service-${index % 50}`, commit: `c${index}` };
    const answer = (await muster.call('POST', '/v1/deployments/check', body)) as { allowed?: boolean };
    // These commits have no evidence: the verdict is no, after checking everything that a yes requires.
    if (typeof answer.allowed !== 'boolean') throw new Error(`the gate said ${JSON.stringify(answer)}`);
    return performance.now() - began;
  };
  for (let index = 0; index < PER_SECOND * 3; index += 1) await check(index);
  for (let run = 0; run < runs; run += 1) {
    const took = (await evenly(PER_SECOND * seconds, check)).toSorted((first, second) => first - second);
    p50s = [...p50s, took[Math.floor(took.length / 2)] ?? Number.NaN];
    p99s = [...p99s, took[Math.floor(took.length * 0.99)] ?? Number.NaN];
    console.log(
      `run ${run + 1}: ${took.length} checks, p50 ${p50s.at(-1)?.toFixed(1)} ms, p99 ${p99s.at(-1)?.toFixed(1)} ms`,
    );
  }
  await muster.stop();
} finally {
  await postgres.stop();
}
const isHeld = median(p99s) < LIMIT_P99_MS;
console.log(
  `${PER_SECOND} checks/s; PostgreSQL ${postgres.version}, fsync on; ${machine()}\nmedian p50 ${median(p50s).toFixed(1)} ms, p99 ${median(p99s).toFixed(1)} ms, bar ${LIMIT_P99_MS} ms: ${isHeld ? 'held' : 'NOT held'}`,
);
process.exitCode = isHeld ? 0 : 1;

/** Open loop: a fixed rate whatever happens to earlier calls, so a slow response delays no other. */
async function evenly(count: number, fire: (index: number) => Promise<number>): Promise<number[]> {
  const began = performance.now();
  const open: Promise<number>[] = [];
  for (let index = 0; index < count; index += 1) {
    const late = began + (index * 1000) / PER_SECOND - performance.now();
    if (late > 0) await wait(late);
    open.push(fire(count + index));
  }
  return Promise.all(open);
}
