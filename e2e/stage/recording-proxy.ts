import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/** One delivery as the sender saw it: what it sent, and the answer it got, if any came. */
export type Delivery = { readonly alerts: readonly SentAlert[]; readonly answered: number | 'nothing' };

export type SentAlert = {
  readonly status: 'firing' | 'resolved';
  readonly fingerprint: string;
  readonly startsAt: string;
  readonly labels: Readonly<Record<string, string>>;
};

export type RecordingProxy = LoopbackServer & {
  readonly deliveries: readonly Delivery[];
  /** Where deliveries go from now on; the sender knows only this proxy. */
  forwardTo(origin: string): void;
};

/**
 * Stands between Alertmanager and Muster and keeps the books: what Muster answered 2xx to, it must never have lost. A
 * connection that breaks is broken towards the sender, too.
 */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const deliveries: Delivery[] = [];
  let target = 'http://127.0.0.1:9';
  const server = await startLoopbackServer(async ({ path, body }, response) => {
    const { alerts } = JSON.parse(body) as { alerts: SentAlert[] };
    try {
      const answer = await fetch(new URL(path, target), {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      const text = await answer.text();
      deliveries.push({ alerts, answered: answer.status });
      response.writeHead(answer.status).end(text);
    } catch {
      deliveries.push({ alerts, answered: 'nothing' });
      response.destroy();
    }
  });
  return { ...server, deliveries, forwardTo: (origin) => void (target = origin) };
}
