import { machine } from './machine.ts';
import { startMusterServer } from './muster-server.ts';

/*
 * The bar: with 100,000 alerts on one incident, everything its page requests arrives in under 1 s, and a change to one
 * of its alerts is answered, after its commit, in under 50 ms (p99).
 *
 *     npm exec -c 'node bench/large-incident.ts'            some minutes, most of them to send the alerts
 *     npm exec -c 'node bench/large-incident.ts --quick'    a hundredth of the alerts
 */
const quick = process.argv.includes('--quick');
const ALERTS = quick ? 1000 : 100_000;
const AT_ONCE = 250;
const OPENED = 15;
const CHANGES = quick ? 50 : 500;
const BARS = { pageMs: 1000, p99Ms: 50 };

const PARTS = ['', '/timeline', '/pages', '/duties', '/reach', '/what-changed'];

const muster = await startMusterServer();
try {
  for (let from = 0; from < ALERTS; from += AT_ONCE)
    await send(Array.from({ length: AT_ONCE }, (_, at) => alert(from + at)));
  const { items } = (await muster.call('GET', '/v1/incidents?open=true')) as { items: { code: string }[] };
  const code = items[0]?.code ?? '';
  if (items.length !== 1) throw new Error(`${items.length} incidents are open, and not one`);

  const opened = await times(OPENED, async () => {
    await Promise.all([
      ...PARTS.map(async (part) => muster.call('GET', `/v1/incidents/${code}${part}`)),
      muster.call('GET', `/v1/alerts?incident=${code}&limit=100`),
    ]);
  });
  const changed = await times(CHANGES, async (nth) => send([{ ...alert(nth), status: 'resolved', endsAt: now() }]));
  const [page, p99] = [opened.at(-1) ?? Number.NaN, changed[Math.floor(changed.length * 0.99)] ?? Number.NaN];
  const isHeld = page < BARS.pageMs && p99 < BARS.p99Ms;
  console.log(`${ALERTS} alerts on one incident; ${machine()}`);
  console.log(
    `its page, all it asks for at once: median ${middle(opened)} ms, slowest of ${OPENED} ${Math.round(page)} ms`,
  );
  console.log(
    `a change of one alert: median ${middle(changed)} ms, p99 ${Math.round(p99)} ms: ${isHeld ? 'held' : 'NOT held'}`,
  );
  process.exitCode = isHeld ? 0 : 1;
} finally {
  await muster.stop();
}

function now(): string {
  return new Date().toISOString();
}

function alert(nth: number) {
  return {
    status: 'firing',
    labels: { alertname: 'NodeDown', severity: 'warning', service: 'fraud', instance: `node-${nth}` },
    annotations: { summary: 'a node of many' },
    startsAt: '2026-11-02T08:59:30Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint: nth.toString(16).padStart(16, '0'),
  };
}

async function send(alerts: readonly object[]): Promise<void> {
  const body = JSON.stringify({ version: '4', groupKey: '{}:{alertname="NodeDown"}', status: 'firing', alerts });
  for (;;) {
    const answer = await fetch(muster.hook, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await answer.arrayBuffer();
    if (answer.status === 200) return;
    if (answer.status !== 503) throw new Error(`answered ${answer.status}`);
  }
}

/** Durations in milliseconds, shortest first. */
async function times(count: number, act: (nth: number) => Promise<void>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const began = performance.now();
    await act(nth);
    took.push(performance.now() - began);
  }
  return took.toSorted((one, other) => one - other);
}

function middle(sorted: readonly number[]): number {
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
