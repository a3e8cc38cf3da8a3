import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/** A delivery from the sender's view: what it sent, and the response, if any. */
export type Delivery = { readonly alerts: readonly SentAlert[]; readonly answered: number | 'nothing' };

export type SentAlert = {
  readonly status: 'firing' | 'resolved';
  readonly fingerprint: string;
  readonly startsAt: string;
  readonly labels: Readonly<Record<string, string>>;
};

export type RecordingProxy = LoopbackServer & {
  readonly deliveries: readonly Delivery[];
  /** Where deliveries go from now on; the sender only knows this proxy. */
  forwardTo(origin: string): void;
};

/**
 * A proxy between Alertmanager and Muster that records deliveries: Muster must never lose what it answered with 2xx. A
 * broken connection is passed on to the sender.
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
