import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from '../peers.ts';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { until } from './until.ts';

export type Prometheus = { readonly url: string; stop(): Promise<void> };

/**
 * A real Prometheus that looks at the fleet twice a second. A fraud model slower than the policy's two seconds is
 * critical; any other model is a warning.
 */
export async function startPrometheus(given: {
  readonly fleet: string;
  readonly alertmanager: string;
}): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-e2e-prometheus-'));
  const port = await freePort();
  writeFileSync(join(folder, 'prometheus.yml'), configuration(given));
  writeFileSync(join(folder, 'rules.yml'), RULES);
  const program = startProgram(installed('prometheus'), [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--rules.alert.resend-delay=2s',
  ]);
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(`Prometheus to be ready:\n${program.output()}`, async () =>
      (await fetch(`${url}/-/ready`)).ok ? true : undefined,
    );
  } catch (failure) {
    await stop();
    throw failure;
  }
  return { url, stop };
}

const configuration = ({ fleet, alertmanager }: { readonly fleet: string; readonly alertmanager: string }): string => `
global:
  scrape_interval: 500ms
  scrape_timeout: 500ms
  evaluation_interval: 500ms
rule_files: [rules.yml]
alerting:
  alertmanagers:
    - static_configs: [{ targets: ['${new URL(alertmanager).host}'] }]
scrape_configs:
  - job_name: fleet
    static_configs: [{ targets: ['${new URL(fleet).host}'] }]
`;

const RULES = `
groups:
  - name: fleet
    rules:
      - alert: FraudModelLatencyP99
        expr: model_latency_p99_seconds{model="fraud"} > 2
        labels: { severity: critical, service: fraud-scoring }
        annotations:
          summary: Fraud model p99 over 2 s
          description: 'p99 of {{ $labels.model }} is {{ $value }} s, seen on {{ $labels.pod_ip }}'
      - alert: ModelLatencyP99
        expr: model_latency_p99_seconds{model!="fraud"} > 2
        labels: { severity: warning }
        annotations:
          summary: '{{ $labels.model }} p99 over 2 s'
`;
