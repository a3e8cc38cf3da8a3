import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type PagerCall = {
  readonly to: string;
  readonly incident: string;
  readonly severity: string;
  readonly reason: string;
  /** Where to respond to the page: directly on a personal channel, otherwise after signing in. */
  readonly link: string;
};

export type Pager = { readonly url: string; close(): Promise<void> };

/** The demo's pager: a webhook on this machine that prints pages to the terminal. */
export async function startPager(onCall: (call: PagerCall) => void): Promise<Pager> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.writeHead(204).end();
      const { type, data } = JSON.parse(Buffer.concat(parts).toString()) as { type: string; data: PagerCall };
      if (type === 'incident.page') onCall(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
