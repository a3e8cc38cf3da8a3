import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startPeerServer, type PeerServer } from './peer-server.ts';

/** A counter's values, at instants in seconds. */
export type History = {
  readonly series: string;
  readonly points: readonly (readonly [seconds: number, value: number])[];
};

export type PrometheusWithHistory = PeerServer & {
  /** The number that its HTTP API returns for an instant query. */
  query(expression: string, at: number): Promise<number>;
};

/** A real Prometheus with these counters in its blocks, as written by promtool; it scrapes nothing. */
export async function startPrometheusWith(
  metric: string,
  histories: Iterable<History>,
): Promise<PrometheusWithHistory> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-prometheus-history-'));
  const lines = [`# TYPE ${metric} counter`];
  for (const { series, points } of histories)
    for (const [seconds, value] of points) lines.push(`${metric}_total{${series}} ${value} ${seconds}`);
  lines.push('# EOF', '');
  writeFileSync(join(folder, 'history.txt'), lines.join('\n'));
  const blocks = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=162h', '-q'];
  execFileSync('promtool', [...blocks, join(folder, 'history.txt'), join(folder, 'data')], { stdio: 'ignore' });
  const port = await freePort();
  const server = await startPeerServer({
    debianPackage: 'prometheus',
    port,
    files: { 'prometheus.yml': 'global: {}\n' },
    args: (own) => [
      `--config.file=${own}/prometheus.yml`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.retention.time=365d',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
  });
  return {
    ...server,
    async query(expression, at) {
      const asked = new URLSearchParams({ query: expression, time: String(at) });
      const answer = (await (await fetch(`${server.url}/api/v1/query?${asked.toString()}`)).json()) as Answer;
      const value = answer.data?.result[0]?.value[1];
      if (value === undefined) throw new Error(`${expression} has no value: ${JSON.stringify(answer)}`);
      return Number(value);
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Answer = { readonly data?: { readonly result: readonly { readonly value: readonly [number, string] }[] } };
