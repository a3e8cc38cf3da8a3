import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sendAll, type Sent } from './send-all.ts';

const BINARY = process.env['MUSTER_BENCH_ALERTMANAGER'] ?? '/usr/bin/prometheus-alertmanager';
const ADDRESS = '127.0.0.1:19093';

/**
 * The rate at which Alertmanager itself accepts new alerts, one per request, in memory and without notifying anyone.
 */
export async function alertmanagerRate(alerts: number, connections: number): Promise<Sent | undefined> {
  if (!existsSync(BINARY)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-am-'));
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(config, 'route: { receiver: none }\nreceivers: [{ name: none }]\n');
  const flags = [
    `--config.file=${config}`,
    `--storage.path=${folder}`,
    `--web.listen-address=${ADDRESS}`,
    '--cluster.listen-address=',
  ];
  const server = spawn(BINARY, flags, { stdio: 'ignore' });
  const ended = once(server, 'exit');
  try {
    await untilReady();
    const bodies = Array.from({ length: alerts }, (_, index) =>
      JSON.stringify([
        {
          labels: { alertname: 'FraudScorerLatencyP99', severity: 'critical', pod: `pod-${index}` },
          annotations: { summary: 'P99 latency above 2 s' },
        },
      ]),
    );
    return await sendAll(`http://${ADDRESS}/api/v2/alerts`, bodies, connections);
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilReady(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isReady = await fetch(`http://${ADDRESS}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await wait(100);
  }
  throw new Error('Alertmanager did not start');
}
