import { machine } from './machine.ts';
import { median } from './median.ts';
import { fill } from './browser/fill.ts';
import { notification } from './ingest/notification.ts';
import { sendAll } from './ingest/send-all.ts';
import { startMusterServer, type BenchMuster } from './muster-server.ts';

/*
 * The bar: with 15,000 open incidents, the responses of a page are as long as with 50, and take at most 150 ms (median)
 * on the server: the overview, a page of incidents, its second page, a clause.
 *
 *   npm exec -c 'node bench/pages.ts'            15,000 incidents
 *   npm exec -c 'node bench/pages.ts --quick'     1,000
 */
const FEW = 50;
const MANY = process.argv.includes('--quick') ? 1_000 : 15_000;
const MOST_MS = 150;
/** Allows for longer numbers, and for lists that reach their full length. */
const MOST_GROWTH = 1.25;
const TIMES = 15;

type Measured = { readonly bytes: number; readonly ms: number };

const PATHS = ['/v1/overview', '/v1/incidents?open=true&limit=100', 'second page', '/v1/policy/clauses/3.1.2'];

const muster = await startMusterServer();
try {
  await fill(muster, FEW);
  const few = await measureAll(muster);
  const began = performance.now();
  const bodies = Array.from({ length: MANY - FEW }, (_, index) => notification(`g${index}`, index, severityOf(index)));
  await sendAll(muster.hook, bodies, 16);
  console.log(`${MANY - FEW} incidents opened in ${Math.round((performance.now() - began) / 1000)} s`);
  const many = await measureAll(muster);
  console.log(`\n${machine()}`);
  console.table(
    PATHS.map((path, index) => ({
      path,
      [`bytes at ${FEW}`]: few[index]?.bytes,
      [`bytes at ${MANY}`]: many[index]?.bytes,
      [`ms at ${FEW}`]: few[index]?.ms,
      [`ms at ${MANY}`]: many[index]?.ms,
    })),
  );
  const isHeld = PATHS.every((path, index) => {
    const [before, after] = [few[index], many[index]];
    if (before === undefined || after === undefined) return false;
    // With 50 incidents, pages of 100 are not full and there is no second one to compare with.
    const isBounded = path === 'second page' || path.includes('limit=100') || after.bytes <= before.bytes * MOST_GROWTH;
    return after.ms <= MOST_MS && isBounded;
  });
  console.log(isHeld ? `bar held: at most ${MOST_MS} ms, and no longer than with ${FEW}` : 'bar NOT held');
  process.exitCode = isHeld ? 0 : 1;
} finally {
  await muster.stop();
}

async function measureAll(server: BenchMuster): Promise<readonly Measured[]> {
  const list = (await server.call('GET', PATHS[1] ?? '')) as { nextCursor?: string };
  const found: Measured[] = [];
  for (const path of PATHS) {
    const asked = path === 'second page' ? `${PATHS[1]}&cursor=${list.nextCursor ?? ''}` : path;
    found.push(
      path === 'second page' && list.nextCursor === undefined ? { bytes: 0, ms: 0 } : await measure(server, asked),
    );
  }
  return found;
}

async function measure(server: BenchMuster, path: string): Promise<Measured> {
  const times: number[] = [];
  let bytes = 0;
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    bytes = JSON.stringify(await server.call('GET', path)).length;
    times.push(performance.now() - began);
  }
  return { bytes, ms: Math.round(median(times)) };
}

function severityOf(index: number): string {
  return ['critical', 'warning', 'info'][index % 3] ?? 'critical';
}
