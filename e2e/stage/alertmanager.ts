import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from '../peers.ts';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { until } from './until.ts';

export type Alertmanager = { readonly url: string; stop(): Promise<void> };

/** A real Alertmanager that sends every alert's groups to one webhook, as fast as it is willing to. */
export async function startAlertmanager(given: { readonly webhook: string }): Promise<Alertmanager> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-e2e-alertmanager-'));
  const port = await freePort();
  writeFileSync(join(folder, 'alertmanager.yml'), configuration(given));
  const program = startProgram(installed('prometheus-alertmanager'), [
    `--config.file=${join(folder, 'alertmanager.yml')}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    // One alone: no gossip, and no port for it.
    '--cluster.listen-address=',
  ]);
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(`Alertmanager to be ready:\n${program.output()}`, async () =>
      (await fetch(`${url}/-/ready`)).ok ? true : undefined,
    );
  } catch (failure) {
    await stop();
    throw failure;
  }
  return { url, stop };
}

const configuration = ({ webhook }: { readonly webhook: string }): string => `
route:
  receiver: muster
  group_by: [alertname, model]
  group_wait: 500ms
  group_interval: 1s
  repeat_interval: 10s
receivers:
  - name: muster
    webhook_configs:
      - url: ${webhook}
        send_resolved: true
`;
