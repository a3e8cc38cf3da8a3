import { freePort } from './free-port.ts';
import { startPeerServer, type PeerServer } from './peer-server.ts';

export type Prometheus = PeerServer;

/**
 * The resend interval of a firing alert. Alertmanager treats an alert as resolved four intervals after it was last
 * sent.
 */
export const RESEND_SECONDS = 2;

/**
 * A real Prometheus that scrapes the fleet twice a second. A fraud model slower than the policy's two seconds is
 * critical; any other model is a warning.
 */
export async function startPrometheus(given: {
  readonly fleet: string;
  readonly alertmanagers: readonly string[];
  readonly rules?: string;
}): Promise<Prometheus> {
  const port = await freePort();
  return startPeerServer({
    debianPackage: 'prometheus',
    port,
    files: { 'prometheus.yml': configuration(given), 'rules.yml': given.rules ?? RULES },
    args: (folder) => [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      `--rules.alert.resend-delay=${RESEND_SECONDS}s`,
    ],
  });
}

const configuration = ({
  fleet,
  alertmanagers,
}: Pick<Parameters<typeof startPrometheus>[0], 'fleet' | 'alertmanagers'>): string => `
global:
  scrape_interval: 500ms
  scrape_timeout: 500ms
  evaluation_interval: 500ms
rule_files: [rules.yml]
alerting:
  alertmanagers:
    - static_configs: [{ targets: [${alertmanagers.map((url) => `'${new URL(url).host}'`).join(', ')}] }]
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
