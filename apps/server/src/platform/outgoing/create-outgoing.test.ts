import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createKeptLog } from '../../testing/kept-log.ts';
import { selfSigned } from '../../testing/self-signed.ts';
import { parseAllowList } from './allow-list.ts';
import type { Resolve } from './checked-lookup.ts';
import { createOutgoing } from './create-outgoing.ts';
import type { Outgoing } from './outgoing.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
const serve = async (answer: RequestListener) => listen(createServer(answer));

function connect(options: { allow?: string[]; resolve?: Resolve; authorities?: string[]; timeoutMs?: number } = {}) {
  const allow = parseAllowList(options.allow ?? ['127.0.0.1']);
  if (!allow.ok) throw new Error(allow.error);
  const log = createKeptLog();
  const outgoing = createOutgoing({
    allow: allow.value,
    limits: { connectTimeoutMs: 2000, timeoutMs: options.timeoutMs ?? 5000, maxResponseBytes: 1000 },
    log,
    ...(options.resolve ? { resolve: options.resolve } : {}),
    ...(options.authorities ? { authorities: options.authorities } : {}),
  });
  closing.push(async () => outgoing.close());
  return { outgoing, log };
}

const get = async (outgoing: Outgoing, url: string) => outgoing.send({ purpose: 'test', method: 'GET', url });
const errorOf = async (outgoing: Outgoing, url: string) => {
  const result = await get(outgoing, url);
  return result.ok ? undefined : result.error;
};
const resolvesTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('sending', () => {
  test('brings method, headers and body there, and status, headers and body back', async () => {
    const port = await serve((request, response) => {
      request.on('data', (chunk: Buffer) =>
        response.writeHead(418, { 'x-echo': request.headers['x-key'] }).end(`${request.method} ${chunk.toString()}`),
      );
    });
    const { outgoing } = connect();
    const result = await outgoing.send({
      purpose: 'test',
      method: 'POST',
      url: `http://127.0.0.1:${port}/`,
      headers: { 'x-key': 'k' },
      body: 'hello',
    });
    expect(result).toMatchObject({ ok: true, value: { status: 418, headers: { 'x-echo': 'k' } } });
    expect(result.ok && new TextDecoder().decode(result.value.body)).toBe('POST hello');
  });

  test('does not follow a redirect', async () => {
    let calls = 0;
    const port = await serve((_, response) => {
      calls += 1;
      response.writeHead(302, { location: 'http://127.0.0.1:1/steal' }).end();
    });
    expect(await errorOf(connect().outgoing, `http://127.0.0.1:${port}/`)).toMatchObject({
      kind: 'redirected',
      isWorthRetrying: false,
    });
    expect(calls).toBe(1);
  });

  test('stops reading an answer that is too large', async () => {
    const port = await serve((_, response) => response.end('x'.repeat(1001)));
    expect(await errorOf(connect().outgoing, `http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'too_large' });
  });

  test('gives up on a host that does not answer, and on one that drips', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/drip') response.write('x');
    });
    const { outgoing } = connect({ timeoutMs: 50 });
    expect(await errorOf(outgoing, `http://127.0.0.1:${port}/silent`)).toMatchObject({
      kind: 'timed_out',
      isWorthRetrying: true,
    });
    expect(await errorOf(outgoing, `http://127.0.0.1:${port}/drip`)).toMatchObject({
      kind: 'timed_out',
      isWorthRetrying: true,
    });
  });

  test('tells a host that is down from a name that does not exist', async () => {
    const nowhere: Resolve = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    expect(await errorOf(connect().outgoing, 'http://127.0.0.1:1/')).toMatchObject({
      kind: 'unreachable',
      isWorthRetrying: true,
    });
    expect(await errorOf(connect({ resolve: nowhere }).outgoing, 'https://gone.example/')).toMatchObject({
      kind: 'unresolved',
    });
  });

  test('refuses a header that would start another one', async () => {
    const { outgoing } = connect();
    const result = await outgoing.send({
      purpose: 'test',
      method: 'GET',
      url: 'http://127.0.0.1:1/',
      headers: { 'x-a': 'b\r\nx-c: d' },
    });
    expect(result).toMatchObject({ ok: false, error: { kind: 'bad_request', isWorthRetrying: false } });
  });
});

describe('an address that is only typed in', () => {
  const judged = async (url: string, options: Parameters<typeof connect>[0]) => {
    const result = await connect(options).outgoing.judge(url);
    return result.ok ? 'fits' : result.error.kind;
  };

  test('is judged as it would be at sending, by all that its name leads to', async () => {
    const at = (...addresses: string[]) => ({ resolve: resolvesTo(...addresses) });
    expect(await judged('https://pager.example/', at('93.184.216.34'))).toBe('fits');
    expect(await judged('https://pager.example/', at('93.184.216.34', '10.0.0.7'))).toBe('refused_address');
    expect(await judged('https://pager.example/', { ...at('10.0.0.7'), allow: ['10.0.0.0/8'] })).toBe('fits');
    expect(await judged('https://pager.example/', { ...at('10.0.0.7'), allow: ['pager.example'] })).toBe('fits');
    expect(await judged('http://pager.example/', at('93.184.216.34'))).toBe('refused_address');
    expect(await judged('https://10.0.0.7/', {})).toBe('refused_address');
    expect(await judged('pager.example', {})).toBe('bad_request');
  });

  test('whose name has no address yet is told apart from one that must not be called', async () => {
    const resolve: Resolve = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    expect(await judged('https://pager.example/', { resolve })).toBe('unresolved');
  });

  test('is not called for it', async () => {
    let calls = 0;
    const port = await serve((_, response) => {
      calls += 1;
      response.end();
    });
    expect(await judged(`http://127.0.0.1:${port}/`, {})).toBe('fits');
    expect(calls).toBe(0);
  });
});

describe('a host name', () => {
  test('is resolved once, and the connection goes to the address that was judged', async () => {
    const port = await serve((_, response) => response.end('here'));
    const asked: string[] = [];
    // A rebinding name: public when checked, private when resolved again.
    const resolve: Resolve = async (host) => {
      asked.push(host);
      return [{ address: asked.length === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const { outgoing } = connect({ allow: ['127.0.0.1', 'rebind.example'], resolve });
    expect(await get(outgoing, `http://rebind.example:${port}/`)).toMatchObject({ ok: true });
    expect(asked).toEqual(['rebind.example']);
  });

  test.each([
    ['a private address', ['10.0.0.5']],
    ['a private address behind a public one', ['93.184.216.34', '10.0.0.5']],
    ['loopback in disguise', ['::ffff:127.0.0.1']],
    ['a metadata service', ['169.254.169.254']],
  ])('that resolves to %s is refused', async (_, addresses) => {
    const { outgoing } = connect({ allow: [], resolve: resolvesTo(...addresses) });
    expect(await errorOf(outgoing, 'https://innocent.example/')).toMatchObject({
      kind: 'refused_address',
      isWorthRetrying: false,
    });
  });

  test('that is listed still may not lead to a metadata service', async () => {
    const { outgoing } = connect({ allow: ['innocent.example'], resolve: resolvesTo('169.254.169.254') });
    expect(await errorOf(outgoing, 'http://innocent.example/')).toMatchObject({ kind: 'refused_address' });
  });
});

describe('TLS', () => {
  test('is verified, against the authorities given [GOV 6.3]', async () => {
    const pair = selfSigned();
    const port = await listen(
      createTlsServer({ cert: pair.certificate, key: pair.key }, (_, response) => response.end('ok')),
    );
    expect(await errorOf(connect().outgoing, `https://127.0.0.1:${port}/`)).toMatchObject({ kind: 'untrusted' });
    expect(
      await get(connect({ authorities: [pair.certificate] }).outgoing, `https://127.0.0.1:${port}/`),
    ).toMatchObject({ ok: true });
  });

  test('refuses a certificate for another name', async () => {
    const pair = selfSigned();
    const port = await listen(
      createTlsServer({ cert: pair.certificate, key: pair.key }, (_, response) => response.end('ok')),
    );
    const { outgoing } = connect({
      allow: ['other.example'],
      authorities: [pair.certificate],
      resolve: resolvesTo('127.0.0.1'),
    });
    expect(await errorOf(outgoing, `https://other.example:${port}/`)).toMatchObject({ kind: 'untrusted' });
  });
});

test('neither log nor error holds the URL, a header or the body', async () => {
  const { outgoing, log } = connect();
  const result = await outgoing.send({
    purpose: 'page.webhook',
    method: 'POST',
    url: 'http://127.0.0.1:1/services/T0SECRET?key=QSECRET',
    headers: { authorization: 'Bearer HSECRET' },
    body: 'BSECRET',
  });
  expect(log.events).toHaveLength(1);
  expect(log.events[0]).toMatchObject({
    event: 'outgoing.failed',
    fields: { purpose: 'page.webhook', host: '127.0.0.1', kind: 'unreachable' },
  });
  expect(JSON.stringify([result, log.events])).not.toContain('SECRET');
});
