import { setTimeout as wait } from 'node:timers/promises';
import { notification } from './ingest/notification.ts';
import { machine } from './machine.ts';
import { startMusterServer } from './muster-server.ts';
import { startReceiver } from './page-latency/receiver.ts';
import { Agent, request } from 'undici';

/*
 * The bar: 6,000 alerts in 60 groups over 32 connections: one page per group and person, none lost or doubled, and each
 * delivered within 1 s (p99) of the 2xx that accepted the first alert of its group.
 *
 *     npm exec -c 'node bench/paging-storm.ts'            under a minute
 *     npm exec -c 'node bench/paging-storm.ts --quick'    600 alerts
 */
const quick = process.argv.includes('--quick');
const [ALERTS, GROUPS, CONNECTIONS, P99_MS, GRACE_MS] = [quick ? 600 : 6000, 60, 32, 1000, 10_000];

const receiver = await startReceiver();
const muster = await startMusterServer();
const agent = new Agent({ connections: CONNECTIONS });
try {
  // The founder is the only member, so the channel takes effect at once and awaits ratification.
  await muster.call('POST', '/v1/channels', { name: 'bench', url: receiver.url, approvedForInternal: true });
  const pages: { readonly incident: string; readonly id: string; readonly at: number }[] = [];
  receiver.onBody = (body) => {
    const { type, data } = JSON.parse(body) as {
      type: string;
      data: { page: string; incident: string; reason: string };
    };
    if (type === 'incident.page' && data.reason === 'declared')
      pages.push({ incident: data.incident, id: data.page, at: performance.now() });
  };

  const accepted = new Map<string, number>();
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, sendOn));
  const tookMs = performance.now() - began;
  await wait(GRACE_MS);

  const incidents = (await muster.call('GET', '/v1/incidents?limit=200')) as {
    readonly items: readonly { readonly code: string; readonly title: string }[];
  };
  const groupOf = new Map<string, string>();
  for (const { code } of incidents.items) {
    const { items } = (await muster.call('GET', `/v1/alerts?incident=${code}&limit=1`)) as {
      readonly items: readonly { readonly labels: Readonly<Record<string, string>> }[];
    };
    groupOf.set(code, items[0]?.labels['group'] ?? '');
  }
  // A retry has the same id: it is the same page.
  const first = new Map(pages.toReversed().map((page) => [page.id, page]));
  const perIncident = Map.groupBy(first.values(), ({ incident }) => incident);
  const doubled = [...perIncident.values()].filter((each) => each.length > 1).length;
  const lost = GROUPS - perIncident.size;
  const late = [...first.values()]
    .map(({ incident, at }) => at - (accepted.get(groupOf.get(incident) ?? '') ?? Number.NEGATIVE_INFINITY))
    .toSorted((one, other) => one - other);
  const p99 = late[Math.min(late.length - 1, Math.floor(late.length * 0.99))] ?? Number.POSITIVE_INFINITY;
  const isHeld = incidents.items.length === GROUPS && doubled === 0 && lost === 0 && p99 <= P99_MS;
  console.log(
    `${ALERTS} alerts in ${GROUPS} groups over ${CONNECTIONS} connections in ${Math.round(tookMs)} ms; ${machine()}`,
  );
  console.log(
    `${incidents.items.length} incidents, ${first.size} pages: ${lost} lost, ${doubled} doubled; from 2xx to hand-over p99 ${Math.round(p99)} ms, median ${Math.round(late[Math.floor(late.length / 2)] ?? Number.NaN)} ms`,
  );
  console.log(isHeld ? `held: one page a group and person, p99 at most ${P99_MS} ms` : 'NOT held');
  process.exitCode = isHeld ? 0 : 1;

  async function sendOn(): Promise<void> {
    for (let alert = next++; alert < ALERTS; alert = next++) {
      const group = `group-${alert % GROUPS}`;
      const { statusCode, body } = await request(muster.hook, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: notification(group, alert, 'critical'),
      });
      await body.dump();
      if (statusCode >= 300) throw new Error(`answered ${statusCode}`);
      if (!accepted.has(group)) accepted.set(group, performance.now());
    }
  }
} finally {
  await agent.close();
  await muster.stop();
  await receiver.stop();
}
