import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

export const APP_TOKEN = 'xapp-of-the-story';

/**
 * The server side of Socket Mode on loopback, following Slack's SDK: a URL valid for one connection, `hello`, envelopes
 * redelivered until acknowledged, `disconnect`. What Slack would refuse fails the test at the end.
 */
export async function startSocketMode() {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const broken: string[] = [];
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const acknowledged: string[] = [];
  const waiting: (() => void)[] = [];
  const state = { refuses: undefined as string | undefined, asked: 0, answersPings: true };
  const wake = () => {
    for (const each of waiting.splice(0)) each();
  };
  server.on('request', (request, response) => {
    state.asked += 1;
    const isOurs = request.method === 'POST' && request.url === '/api/apps.connections.open';
    if (!isOurs) broken.push(`${request.method} ${request.url}`);
    if (request.headers.authorization !== `Bearer ${APP_TOKEN}`) broken.push('the app-level token authenticates');
    const ticket = `ticket-${state.asked}`;
    tickets.add(ticket);
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link/?ticket=${ticket}`;
    const answer = state.refuses === undefined ? { ok: true, url } : { ok: false, error: state.refuses };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    wake();
  });
  sockets.on('connection', (socket, request) => {
    const ticket = new URL(request.url ?? '', 'http://x').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) return socket.close();
    open.push(socket);
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      const answer = JSON.parse(text) as Record<string, unknown>;
      if (Object.keys(answer).join() !== 'envelope_id') broken.push(`an acknowledgement is ${text}`);
      acknowledged.push(String(answer['envelope_id']));
      wake();
    });
    socket.on('close', wake);
    socket.send(JSON.stringify({ type: 'hello', num_connections: open.length, connection_info: { app_id: 'A0' } }));
    wake();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    state,
    acknowledged,
    open: () => open.filter((socket) => socket.readyState === WebSocket.OPEN),
    deliver(envelope: object, at = open.length - 1) {
      open[at]?.send(JSON.stringify(envelope));
    },
    disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', at = open.length - 1) {
      open[at]?.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'x' } }));
    },
    /** Waits until a condition holds; it is checked again after every event here. */
    async until(holds: () => boolean): Promise<void> {
      while (!holds()) await new Promise<void>((resolve) => void waiting.push(resolve));
    },
    async close() {
      for (const socket of open) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (broken.length > 0) throw new Error(`Slack would have refused: ${broken.join('; ')}`);
    },
  };
}
