import { setTimeout as wait } from 'node:timers/promises';
import { notification } from './ingest/notification.ts';
import { sendAll } from './ingest/send-all.ts';
import { machine } from './machine.ts';
import { median } from './median.ts';
import { startMusterServer } from './muster-server.ts';

/*
 * The bar: the whole intake is at least a quarter faster with the server's own driver than with the library's pipeline
 * mode, or the driver goes (ADR 0019). The drivers take turns, each on a fresh embedded server with fsync on; `in-turn`
 * sends a statement once the previous one has its result.
 *
 *     npm exec -c 'node bench/ingest-drivers.ts'              three turns, about eight minutes
 *     npm exec -c 'node bench/ingest-drivers.ts --quick'      one turn with a twentieth of the load
 */
const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 1 : 3;
const JOINED = quick ? 1000 : 20_000;
const OPENED = quick ? 150 : 3000;
const [CONNECTIONS, MANY, PAGES_SENT_MS] = [32, quick ? 50 : 500, quick ? 1000 : 10_000];
const BAR = 1.25;

const LIBRARY = `--import ${new URL('ingest/driver/use-library.ts', import.meta.url).pathname}`;
const drivers = {
  own: {},
  library: { node: LIBRARY },
  'in-turn': { node: LIBRARY, env: { MUSTER_BENCH_DRIVER: 'in-turn' } },
} as const;
type DriverName = keyof typeof drivers;
const names = Object.keys(drivers) as DriverName[];

const rates: Record<DriverName, Record<'joined' | 'all into one' | 'new', number[]>> = {
  own: { joined: [], 'all into one': [], new: [] },
  library: { joined: [], 'all into one': [], new: [] },
  'in-turn': { joined: [], 'all into one': [], new: [] },
};
for (let round = 0; round < ROUNDS; round += 1) for (const name of names) await measure(name);

console.log(`alerts a second, one a request, ${CONNECTIONS} connections, median of ${ROUNDS}; ${machine()}`);
const rows = (['joined', 'all into one', 'new'] as const).map((what) => {
  const [own, library, inTurn] = names.map((name) => median(rates[name][what]));
  return { what, own, library, 'in turn': inTurn, 'own / library': (own ?? 0) / (library ?? 1) };
});
console.table(rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, rounded(value)]))));
const isHeld = rows.every((row) => row['own / library'] >= BAR);
console.log(`at least ${BAR} times the library's rate: ${isHeld ? 'held' : 'NOT held'}`);
process.exitCode = isHeld ? 0 : 1;

async function measure(name: DriverName): Promise<void> {
  const muster = await startMusterServer(drivers[name]);
  let alert = 0;
  const rate = async (count: number, severity: string, groupOf: (index: number) => string): Promise<number> => {
    const bodies = Array.from({ length: count }, (_, index) => notification(groupOf(index), (alert += 1), severity));
    const { requests, seconds } = await sendAll(muster.hook, bodies, CONNECTIONS);
    return requests / seconds;
  };
  try {
    await rate(MANY, 'warning', (index) => `many-${index}`);
    await wait(PAGES_SENT_MS);
    await rate(JOINED / 10, 'warning', (index) => `many-${index % MANY}`);
    rates[name].joined.push(await rate(JOINED, 'warning', (index) => `many-${index % MANY}`));
    rates[name]['all into one'].push(await rate(JOINED, 'warning', () => 'many-0'));
    rates[name].new.push(await rate(OPENED, 'critical', (index) => `new-${index}`));
  } finally {
    await muster.stop();
  }
}

function rounded(value: number | string | undefined): number | string | undefined {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
