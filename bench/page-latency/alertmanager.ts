import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { freePort } from './free-port.ts';
import type { Contender } from './contender.ts';
import { untilOk } from './until-ok.ts';

/** Debian's Alertmanager, configured not to group or wait. It keeps its alerts in memory. */
export async function startAlertmanager(program: string, webhook: string): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-am-'));
  const port = await freePort();
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(
    config,
    `route: { receiver: bench, group_by: [alertname], group_wait: 0s, group_interval: 1m, repeat_interval: 1h }
receivers: [{ name: bench, webhook_configs: [{ url: '${webhook}', send_resolved: false }] }]
`,
  );
  const server = spawn(
    program,
    [
      `--config.file=${config}`,
      `--storage.path=${folder}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(server, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const agent = new Agent({ connections: 32 });
  await untilOk(`${url}/-/ready`);
  return {
    name: 'Alertmanager (in memory)',
    fire: async (name) => {
      const { statusCode, body } = await request(`${url}/api/v2/alerts`, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([{ labels: { alertname: name, severity: 'critical' } }]),
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`Alertmanager answered ${statusCode}`);
    },
    alertIn: (body) =>
      (JSON.parse(body) as { alerts?: { labels: { alertname: string } }[] }).alerts?.[0]?.labels.alertname,
    stop: async () => {
      await agent.close();
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
