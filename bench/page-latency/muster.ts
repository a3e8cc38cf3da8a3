import { Agent, request } from 'undici';
import { startMusterServer } from '../muster-server.ts';
import type { Contender } from './contender.ts';
import { untilOk } from './until-ok.ts';

/**
 * Muster as started by `npm start`, set up over its API: its founder is on call, and one webhook receives the pages.
 */
export async function startMuster(databaseUrl: string, webhook: string): Promise<Contender> {
  const muster = await startMusterServer({ databaseUrl });
  await untilOk(`${muster.url}/health/ready`);
  // The title identifies the alert of a page, so this channel is approved for it.
  const channel = { name: 'bench', url: webhook, approvedForInternal: true };
  await muster.call('POST', '/v1/channels', channel);
  const agent = new Agent({ connections: 32 });

  return {
    name: 'Muster (durable)',
    fire: async (name) => {
      const { statusCode, body } = await request(muster.hook, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: notificationOf(name),
      });
      await body.dump();
      if (statusCode >= 300) throw new Error(`Muster answered ${statusCode}`);
    },
    // The title of an incident declared by an alert begins with the alert's name.
    alertIn: (body) => (JSON.parse(body) as { data?: { title?: string } }).data?.title?.split(':')[0],
    stop: async () => {
      await agent.close();
      await muster.stop();
    },
  };
}

/** Alertmanager's notification of one new alert in its own group. */
function notificationOf(name: string): string {
  const labels = { alertname: name, severity: 'critical' };
  return JSON.stringify({
    version: '4',
    groupKey: `{}:{alertname="${name}"}`,
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'muster',
    groupLabels: { alertname: name },
    commonLabels: labels,
    commonAnnotations: {},
    externalURL: 'http://127.0.0.1:9093',
    alerts: [
      {
        status: 'firing',
        labels,
        annotations: {},
        startsAt: new Date().toISOString(),
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: '',
        fingerprint: fingerprintOf(name),
      },
    ],
  });
}

/** 16 hex digits that depend on the name (FNV-1a, 64 bits). */
function fingerprintOf(name: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(name)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
