import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestHttp } from '../../../testing/test-http.ts';
import type { RouteTable } from '../routes.ts';
import { type Exposure, isLoopback, judgeExposure } from './transport.ts';
import { networkOf } from './throttle.ts';

const routes: RouteTable = (add) => {
  add.get('/v1/things', { access: 'anonymous', summary: 'Read' }, async () => 'read');
  add.post('/v1/things', { access: 'anonymous', summary: 'Write' }, async () => 'written');
};

const exposed = (transport: Exposure['transport'], publicUrl?: string, host = '0.0.0.0'): Exposure => ({
  listen: { host, port: 0 },
  transport,
  publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl),
});

async function ask(
  exposure: Exposure | undefined,
  request: { method?: 'GET' | 'POST'; headers?: Record<string, string>; from?: string; url?: string },
) {
  const { app } = await createTestHttp({ routes: [routes], ...(exposure ? { exposure } : {}) });
  const answer = await app.inject({
    method: request.method ?? 'GET',
    url: request.url ?? '/v1/things',
    headers: request.headers ?? {},
    remoteAddress: request.from ?? '127.0.0.1',
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    code:
      answer.headers['content-type']?.toString().includes('problem') === true
        ? answer.json<{ code: string }>().code
        : undefined,
  };
}

describe('plain HTTP off loopback is refused [GOV 6.3]', () => {
  test.each(['0.0.0.0', '::', '10.0.0.1', 'muster.example.org', '192.168.1.5'])('listening on %s', (host) => {
    expect(judgeExposure(exposed({ kind: 'plain' }, undefined, host))).toMatchObject({
      ok: false,
      error: { remedy: expect.stringContaining('MUSTER_TLS_CERT') },
    });
    expect(judgeExposure(exposed({ kind: 'https', certificateFile: '/c', keyFile: '/k' }, undefined, host)).ok).toBe(
      true,
    );
  });
  test.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost', '[::1]'])('but not on %s', (host) => {
    expect(judgeExposure(exposed({ kind: 'plain' }, undefined, host)).ok).toBe(true);
  });

  const behindProxy = exposed({ kind: 'behind-proxy', trustedProxies: ['10.0.0.0/8'] });
  test.each([
    ['the proxy says https', '10.1.1.1', 'https', 200],
    ['the proxy says http', '10.1.1.1', 'http', 403],
    ['the proxy says nothing', '10.1.1.1', undefined, 403],
    ['somebody goes round the proxy and says https', '203.0.113.9', 'https', 403],
  ])('behind a proxy: %s', async (_, from, protocol, status) => {
    const answer = await ask(behindProxy, {
      from,
      headers: protocol === undefined ? {} : { 'x-forwarded-proto': protocol },
    });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.code).toBe('request/not-encrypted');
  });
  test('a probe is answered all the same', async () =>
    expect((await ask(behindProxy, { from: '10.2.2.2', url: '/health/live' })).status).toBe(200));
});

describe('on loopback only Muster’s own names are answered, so that a rebound name gains nothing', () => {
  const plain = exposed({ kind: 'plain' }, 'http://muster.test:7478', '127.0.0.1');
  test.each([
    ['localhost:7478', 200],
    ['127.0.0.1', 200],
    ['[::1]:7478', 200],
    ['muster.test:7478', 200],
    ['muster.localhost', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example', 403],
  ])('%s', async (host, status) => {
    const answer = await ask(plain, { headers: { host } });
    expect([answer.status, answer.code]).toEqual([status, status === 403 ? 'request/wrong-host' : undefined]);
  });
});

describe('a write that another site asks a browser for is refused', () => {
  test.each<[string, Record<string, string>, number]>([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sister domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['from ourselves', { 'sec-fetch-site': 'same-origin' }, 200],
    ['by the person themselves', { 'sec-fetch-site': 'none' }, 200],
    ['by an old browser, from another site', { origin: 'https://evil.example', host: 'localhost' }, 403],
    ['by an old browser, from a sandbox', { origin: 'null', host: 'localhost' }, 403],
    ['by an old browser, from ourselves', { origin: 'http://localhost:7478', host: 'localhost:7478' }, 200],
    ['by a program', {}, 200],
  ])('%s', async (_, headers, status) => {
    const answer = await ask(undefined, { method: 'POST', headers });
    expect([answer.status, answer.code]).toEqual([status, status === 403 ? 'request/cross-site' : undefined]);
  });
  test('a read is not, since it changes nothing', async () =>
    expect((await ask(undefined, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200));
});

test('every answer, problems included, has the strict headers', async () => {
  for (const url of ['/v1/things', '/nothing', '/health/live']) {
    const { headers } = await ask(undefined, { url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  }
  const { headers } = await ask(exposed({ kind: 'https', certificateFile: '/c', keyFile: '/k' }), {});
  expect(headers['strict-transport-security']).toContain('max-age');
});

test('a forwarded address is believed of a trusted proxy only (abuse case 36)', async () => {
  const ips: string[] = [];
  const whoAsks: RouteTable = (add) =>
    add.get('/v1/ip', { access: 'anonymous', summary: 'x' }, async ({ ip }) => void ips.push(ip));
  const { app } = await createTestHttp({
    routes: [whoAsks],
    exposure: exposed({ kind: 'behind-proxy', trustedProxies: ['10.0.0.1'] }),
  });
  const headers = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7', 'x-forwarded-proto': 'https' };
  await app.inject({ url: '/v1/ip', headers, remoteAddress: '10.0.0.1' });
  await app.inject({ url: '/v1/ip', headers, remoteAddress: '10.0.0.2' });
  expect(ips).toEqual(['198.51.100.7']);
});

test('rotating through a /64 is one network, and so is an address in its IPv6 dress', () => {
  const tail = fc.integer({ min: 0, max: 0xffff }).map((part) => part.toString(16));
  fc.assert(
    fc.property(fc.tuple(tail, tail, tail, tail), (parts) => {
      expect(networkOf(`2001:db8:1:2:${parts.join(':')}`)).toBe('2001:db8:1:2::');
    }),
    { seed: 20261102 },
  );
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  expect(isLoopback('::ffff:127.0.0.1')).toBe(true);
});
