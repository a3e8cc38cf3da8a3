import { setTimeout as wait } from 'node:timers/promises';
import { alertmanagerRate } from './ingest/alertmanager.ts';
import { notification } from './ingest/notification.ts';
import { sendAll, type Sent } from './ingest/send-all.ts';
import { machine } from './machine.ts';
import { startMusterServer } from './muster-server.ts';
import { startBenchPostgres } from './postgres.ts';

/*
 * The bar: one new alert per request over 32 connections, answered after its commit. Joined to open incidents (spread
 * over many, and all into one): at least 3,000/s with p99 under 100 ms; new incidents, each with entry, clocks and page
 * task: at least 400/s. On embedded and on server storage, fsync on; the whole of Muster runs, including worker and
 * sequencer. Alertmanager's own in-memory rate is measured for comparison.
 *
 *     npm exec -c 'node bench/ingest.ts'              about a minute
 *     npm exec -c 'node bench/ingest.ts --quick'      a tenth of the load
 *     … --only embedded | server
 */
const CONNECTIONS = 32;
const MANY = 500;
const PAGES_SENT_MS = 10_000;
const BARS = { joined: { perSecond: 3000, p99Ms: 100 }, opened: { perSecond: 400, p99Ms: Number.POSITIVE_INFINITY } };

const quick = process.argv.includes('--quick');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const scale = quick ? 0.1 : 1;
const JOINED = 30_000 * scale;
const OPENED = 4000 * scale;

type Row = { readonly storage: string; readonly what: string; readonly sent: Sent; readonly isHeld?: boolean };
const rows: Row[] = [];

if (only !== 'server') await measureStorage('embedded');
if (only !== 'embedded') {
  const postgres = await startBenchPostgres();
  try {
    await measureStorage(`server ${postgres.version}`, postgres.url);
  } finally {
    await postgres.stop();
  }
}
const theirs = await alertmanagerRate(JOINED, CONNECTIONS);
if (theirs) rows.push({ storage: 'memory', what: 'Alertmanager itself', sent: theirs });

console.log(`one new alert a request, ${CONNECTIONS} connections, answered after the commit; ${machine()}`);
console.table(
  rows.map(({ storage, what, sent: { requests, seconds, p50Ms, p99Ms, worstMs }, isHeld }) => ({
    storage,
    what,
    requests,
    'per second': Math.round(requests / seconds),
    'p50 ms': rounded(p50Ms),
    'p99 ms': rounded(p99Ms),
    'worst ms': rounded(worstMs),
    bar: isHeld === undefined ? '' : isHeld ? 'held' : 'NOT held',
  })),
);
if (!theirs) console.log('Alertmanager is not installed (Debian: prometheus-alertmanager); its rate is not shown.');
process.exitCode = rows.every(({ isHeld }) => isHeld !== false) ? 0 : 1;

async function measureStorage(storage: string, databaseUrl?: string): Promise<void> {
  const muster = await startMusterServer(databaseUrl === undefined ? {} : { databaseUrl });
  let alert = 0;
  const send = async (count: number, severity: string, groupOf: (index: number) => string): Promise<Sent> =>
    sendAll(
      muster.hook,
      Array.from({ length: count }, (_, index) => notification(groupOf(index), (alert += 1), severity)),
      CONNECTIONS,
    );
  const measure = async (
    what: string,
    bar: { readonly perSecond: number; readonly p99Ms: number },
    sending: Promise<Sent>,
  ): Promise<void> => {
    const sent = await sending;
    rows.push({ storage, what, sent, isHeld: sent.requests / sent.seconds >= bar.perSecond && sent.p99Ms < bar.p99Ms });
  };
  try {
    // Warm-up: creates the incidents to join, and lets the server compile its code.
    await send(MANY, 'warning', (index) => `many-${index}`);
    // Their pages are sent before joining is timed, as in an hour that already has its incidents.
    await wait(PAGES_SENT_MS);
    await send(JOINED / 10, 'warning', (index) => `many-${index % MANY}`);
    await measure(
      `joined to ${MANY} incidents`,
      BARS.joined,
      send(JOINED, 'warning', (index) => `many-${index % MANY}`),
    );
    await measure(
      'all into one incident',
      BARS.joined,
      send(JOINED, 'warning', () => 'many-0'),
    );
    await measure(
      'new incidents',
      BARS.opened,
      send(OPENED, 'critical', (index) => `new-${index}`),
    );
  } finally {
    await muster.stop();
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
