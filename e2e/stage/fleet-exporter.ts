import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/** Models that serve, as Prometheus sees them: a test says how slow each of them is. */
export type FleetExporter = LoopbackServer & {
  /** 99th percentile of a model's latency, in seconds. */
  setP99(model: string, seconds: number): void;
};

/** Where the models run, as every exporter tells it: no address that may stand in an incident. */
export const POD = '10.20.0.51';

export async function startFleetExporter(): Promise<FleetExporter> {
  const p99 = new Map<string, number>();
  const server = await startLoopbackServer((_asked, response) => {
    const lines = [...p99].map(
      ([model, seconds]) => `model_latency_p99_seconds{model="${model}",pod_ip="${POD}"} ${seconds}`,
    );
    response
      .writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
      .end(`# TYPE model_latency_p99_seconds gauge\n${lines.join('\n')}\n`);
  });
  return { ...server, setP99: (model, seconds) => void p99.set(model, seconds) };
}
