import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Sent = {
  readonly requests: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
};

/**
 * POSTs each body over a number of keep-alive connections, each as soon as the previous response arrives. Plain
 * sockets: a client library would take a core for itself. @throws if any response is not 2xx
 */
export async function sendAll(url: string, bodies: readonly string[], connections: number): Promise<Sent> {
  const { hostname, port, pathname } = new URL(url);
  const took: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  took.sort((first, second) => first - second);
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { requests: took.length, seconds, p50Ms: at(0.5), p99Ms: at(0.99), worstMs: at(1) };

  async function worker(): Promise<void> {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const sentAt = performance.now();
      const status = await exchange(socket, head(body) + body);
      took.push(performance.now() - sentAt);
      if (!status.startsWith('2')) throw new Error(`answered ${status}`);
    }
    socket.destroy();
  }

  function head(body: string): string {
    return `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  }
}

/** One request and its response, which has a Content-Length. */
async function exchange(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = '';
    const end = (settle: () => void): void => {
      socket.off('data', onData).off('close', onClose).off('error', onClose);
      settle();
    };
    const onClose = (): void => end(() => reject(new Error('the connection was closed before the answer')));
    const onData = (chunk: Buffer): void => {
      got += chunk.toString('latin1');
      const headEnd = got.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(got)?.[1] ?? 0);
      if (got.length >= headEnd + 4 + length) end(() => resolve(got.slice(9, 12)));
    };
    socket.on('data', onData).once('close', onClose).once('error', onClose);
    socket.write(request);
  });
}
