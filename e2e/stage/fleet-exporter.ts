import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/** Serving models as Prometheus sees them; the test sets each one's latency. */
export type FleetExporter = LoopbackServer & {
  /** A model's p99 latency, in seconds. */
  setP99(model: string, seconds: number): void;
};

/** The models' pod IP, as every exporter reports it: an address that must not appear in an incident. */
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
