import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { testHttpOptions } from '../../../testing/test-http.ts';
import type { FailedRequest, RouteTable } from '../routes.ts';
import { startServer, type RunningServer } from '../start-server.ts';
import { createArrivals } from './arrivals.ts';

describe('what is on its way', () => {
  const cutOf = () => {
    const cut: string[] = [];
    return { cut, cutter: (name: string) => () => void cut.push(name) };
  };

  test('of one network is bounded: its oldest is cut', () => {
    const arrivals = createArrivals({ perNetwork: 2, most: 10 });
    const { cut, cutter } = cutOf();
    for (const name of ['a1', 'a2', 'a3']) arrivals.enter('a', cutter(name));
    arrivals.enter('b', cutter('b1'));
    expect([cut, arrivals.size]).toEqual([['a1'], 3]);
  });

  test('of all is bounded at the cost of whoever has most, and never of a newcomer', () => {
    const arrivals = createArrivals({ perNetwork: 5, most: 4 });
    const { cut, cutter } = cutOf();
    for (const name of ['a1', 'a2', 'a3']) arrivals.enter('a', cutter(name));
    const leave = arrivals.enter('b', cutter('b1'));
    arrivals.enter('c', cutter('c1'));
    expect(cut).toEqual(['a1']);
    leave();
    leave();
    expect(arrivals.size).toBe(3);
  });
});

describe('408: half-sent requests, by real connections', () => {
  const open: { running?: RunningServer; sockets: Socket[] } = { sockets: [] };
  afterEach(async () => {
    for (const socket of open.sockets.splice(0)) socket.destroy();
    await open.running?.stop();
  });

  // Fresh for each server: what a previous one still reports while it stops is not counted.
  let failed: FailedRequest[] = [];
  const routesTelling =
    (told: FailedRequest[]): RouteTable =>
    (add) => {
      add.get('/v1/ping', { access: 'anonymous', summary: 'x' }, async () => 'pong');
      add.post(
        '/v1/take',
        { access: 'anonymous', summary: 'x', onFailed: (one) => void told.push(one) },
        async () => 'taken',
      );
    };
  async function start(limits: object) {
    failed = [];
    const started = await startServer(testHttpOptions({ routes: [routesTelling(failed)], limits }));
    if (!started.ok) throw new Error(started.error.problem);
    open.running = started.value;
    return started.value;
  }
  async function halfSent(url: string, text: string): Promise<Socket> {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
    socket.on('error', () => {});
    open.sockets.push(socket);
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  }
  const HALF =
    'POST /v1/take HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"half"';
  const until = async (condition: () => boolean) => {
    while (!condition()) await setImmediate();
  };
  const closed = async (socket: Socket) => {
    let told = '';
    socket.on('data', (chunk: Buffer) => void (told += chunk.toString()));
    await once(socket, 'close');
    return told;
  };

  test('take no place among those that are served', async () => {
    const { url, http } = await start({ maxInFlight: 3 });
    for (let count = 0; count < 10; count += 1) await halfSent(url, HALF);
    await until(() => http.bodies.size === 10);
    expect(http.load.inFlight).toBe(0);
    expect((await fetch(`${url}/v1/ping`)).status).toBe(200);
    const whole = await fetch(`${url}/v1/take`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(whole.status).toBe(200);
  });

  test('are bounded for a network: the oldest is cut, is told so, and leaves a trace', async () => {
    const { url, http } = await start({ maxBodiesPerNetwork: 2 });
    const first = await halfSent(url, HALF);
    const end = closed(first);
    await until(() => http.bodies.size === 1);
    await halfSent(url, HALF);
    await halfSent(url, HALF);
    expect(await end).toMatch(/^HTTP\/1\.1 408 .*"code":"request\/too-slow"/s);
    await until(() => failed.length === 1);
    expect(failed[0]).toMatchObject({ status: 408, error: { code: 'request/cut-off' } });
    expect(http.bodies.size).toBe(2);
  });

  test('and connections that never ask, too', async () => {
    const { url } = await start({ maxSilentPerNetwork: 2 });
    const first = await halfSent(url, 'POST /v1/ta');
    const end = closed(first);
    await halfSent(url, 'POST /v1/ta');
    await halfSent(url, 'POST /v1/ta');
    await end;
    expect((await fetch(`${url}/v1/ping`)).status).toBe(200);
  });

  test('a connection that ends halfway leaves a trace and is no fault of ours', async () => {
    const { url, http } = await start({});
    const socket = await halfSent(url, HALF);
    await until(() => http.bodies.size === 1);
    socket.destroy();
    await until(() => failed.length === 1);
    expect(failed[0]).toMatchObject({ status: 408, error: { code: 'request/cut-off' } });
    expect(http.bodies.size).toBe(0);
  });
});
