import { existsSync } from 'node:fs';
import pg from 'pg';
import { machine } from './machine.ts';
import { startAlertmanager } from './page-latency/alertmanager.ts';
import { measure, type Load, type Measured } from './page-latency/measure.ts';
import { startMuster } from './page-latency/muster.ts';
import { startReceiver } from './page-latency/receiver.ts';
import { startBenchPostgres } from './postgres.ts';

/*
 * The bar: from an alert's acceptance to its page at the channel, p99 at most 50 ms at 50 alerts/s, each a separate new
 * SEV-1; unaffected by a stopped sequencer. In the same run, Alertmanager's time from alert to webhook, for comparison.
 *
 *   npm exec -c 'node bench/page-latency.ts'            20 s each
 *   npm exec -c 'node bench/page-latency.ts --quick'     5 s each
 */
const LIMIT_P99_MS = 50;
const load: Load = { perSecond: 50, seconds: process.argv.includes('--quick') ? 5 : 20 };
/** Defined in platform/ledger/sequencer.ts. */
const SEQUENCER_LOCK = 7_206_962;
const ALERTMANAGER = process.env['MUSTER_BENCH_ALERTMANAGER'] ?? '/usr/bin/prometheus-alertmanager';

const outcomes: Measured[] = [];
const receiver = await startReceiver();
if (existsSync(ALERTMANAGER)) {
  const alertmanager = await startAlertmanager(ALERTMANAGER, receiver.url);
  outcomes.push(await measure(alertmanager, receiver, load));
  await alertmanager.stop();
} else console.log('Alertmanager is not installed (Debian: prometheus-alertmanager); measured without it.');

const postgres = await startBenchPostgres();
try {
  const muster = await startMuster(postgres.url, receiver.url);
  outcomes.push(await measure(muster, receiver, load));
  const resume = await stopSequencer(postgres.url);
  outcomes.push({ ...(await measure(muster, receiver, load)), name: `${muster.name}, sequencer stopped` });
  await resume();
  await muster.stop();
} finally {
  await postgres.stop();
  await receiver.stop();
}

console.log(
  `\n${load.perSecond} alerts/s for ${load.seconds} s, each a new incident with its page; PostgreSQL ${postgres.version}, fsync on`,
);
console.log(`${machine()} (this run needs most of two cores to itself)`);
console.table(
  outcomes.map(({ name, sent, arrived, afterAccepted, afterSent }) => ({
    name,
    sent,
    arrived,
    'accepted→page p50 ms': round(afterAccepted.p50Ms),
    'p99 ms': round(afterAccepted.p99Ms),
    'worst ms': round(afterAccepted.worstMs),
    'sent→page p50 ms': round(afterSent.p50Ms),
    'sent→page p99 ms': round(afterSent.p99Ms),
  })),
);
const ours = outcomes.filter(({ name }) => name.startsWith('Muster'));
const isHeld = ours.every(
  ({ sent, arrived, afterAccepted }) => arrived === sent && afterAccepted.p99Ms <= LIMIT_P99_MS,
);
console.log(isHeld ? `bar held: p99 at most ${LIMIT_P99_MS} ms, none missing` : 'bar NOT held');
process.exitCode = isHeld ? 0 : 1;

/**
 * Holds the sequencer's lock, so that every server believes another one is sequencing. @returns a function that
 * releases it
 */
async function stopSequencer(url: string): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [SEQUENCER_LOCK]);
  return async () => holder.end();
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
