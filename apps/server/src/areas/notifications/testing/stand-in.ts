import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

/**
 * A third-party API on loopback. Checks every request against its contract; what the real one would reject is
 * remembered, and closing then fails the test. `fault` is an error response instead, as from the real one on a bad day.
 */
export type StandIn = {
  readonly url: string;
  /** Requests that met the contract. */
  readonly taken: readonly Asked[];
  fault: Answer | 'never' | undefined;
  close(): Promise<void>;
};

/** `judge` throws a description if the contract is broken, else returns the response. */
export async function startStandIn(name: string, judge: (asked: Asked) => Answer): Promise<StandIn> {
  const taken: Asked[] = [];
  const broken: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      };
      const answer = (): Answer | 'never' => {
        try {
          const judged = judge(asked);
          if (standIn.fault !== undefined) return standIn.fault;
          taken.push(asked);
          return judged;
        } catch (failure) {
          broken.push(`${asked.method} ${asked.path}: ${String(failure)}`);
          return { status: 400 };
        }
      };
      const given = answer();
      if (given === 'never') return;
      response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers });
      response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    fault: undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (broken.length > 0) throw new Error(`${name} would have refused: ${broken.join('; ')}`);
    },
  };
  return standIn;
}

/** Throws if the contract is broken. */
export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
