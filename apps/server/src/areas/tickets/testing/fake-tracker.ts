import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
};
export type Answered = { readonly status: number; readonly body?: unknown };

export type FakeServer = {
  readonly url: string;
  readonly calls: string[];
  /** While set, every call gets this status. */
  fault: number | undefined;
  /** The next call of this method takes effect, but its response is lost. */
  losesAnswerOf: string | undefined;
  close(): Promise<void>;
};

/** Rejects a call that the real service would reject, and fails the test when the stand-in is closed. */
export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** A stand-in on loopback; a call it does not implement is one the real service does not have. */
export async function startFake(name: string, answer: (asked: Asked) => Answered | undefined): Promise<FakeServer> {
  const broken: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://fake');
      const method = request.method ?? '';
      fake.calls.push(`${method} ${pathname}`);
      const send = ({ status, body }: Answered): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body === undefined ? '' : JSON.stringify(body));
      };
      if (fake.fault !== undefined) return send({ status: fake.fault, body: {} });
      try {
        const text = Buffer.concat(parts).toString();
        const body: unknown = text === '' ? undefined : JSON.parse(text);
        const answered = answer({ method, path: pathname, query: searchParams, headers: request.headers, body });
        demand(answered !== undefined, `there is no ${method} ${pathname}`);
        if (fake.losesAnswerOf === method) {
          fake.losesAnswerOf = undefined;
          return void request.socket.destroy();
        }
        return send(answered);
      } catch (failure) {
        broken.push(`${method} ${pathname}: ${String(failure)}`);
        return send({ status: 400, body: { errorMessages: ['refused'] } });
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    fault: undefined,
    losesAnswerOf: undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (broken.length > 0) throw new Error(`${name} would have refused: ${broken.slice(0, 5).join('; ')}`);
    },
  };
  return fake;
}
