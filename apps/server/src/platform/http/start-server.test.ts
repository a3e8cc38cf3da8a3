import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { selfSigned } from '../../testing/self-signed.ts';
import { testHttpOptions } from '../../testing/test-http.ts';
import { createCertificateFollower, readCertificate } from './certificate.ts';
import type { HttpOptions } from './http-options.ts';
import type { RouteTable } from './routes.ts';
import { type RunningServer, startServer } from './start-server.ts';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

async function start(
  options: Parameters<typeof testHttpOptions>[0] = {},
): Promise<RunningServer & { log: ReturnType<typeof testHttpOptions>['log'] }> {
  const given = testHttpOptions(options);
  const started = await startServer(given);
  if (!started.ok) throw new Error(started.error.problem);
  ending.push(started.value.stop);
  return { ...started.value, log: given.log };
}

const problemOfStart = async (exposure: HttpOptions['exposure']) => {
  const started = await startServer(testHttpOptions({ exposure }));
  if (started.ok) ending.push(started.value.stop);
  return started.ok ? undefined : started.error;
};

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'muster-tls-'));
  ending.push(() => rmSync(path, { recursive: true }));
  const files = { certificateFile: join(path, 'tls.crt'), keyFile: join(path, 'tls.key') };
  const write = (pair = selfSigned()) => {
    writeFileSync(files.certificateFile, pair.certificate);
    writeFileSync(files.keyFile, pair.key);
    return pair;
  };
  return { files, write };
}

describe('starting', () => {
  test('serves on loopback and says where', async () => {
    const { url } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'live' });
  });

  test('refuses plain HTTP off loopback, with the ways out [GOV 6.3]', async () => {
    expect(
      await problemOfStart({
        listen: { host: '0.0.0.0', port: 0 },
        transport: { kind: 'plain' },
        publicUrl: undefined,
      }),
    ).toMatchObject({
      problem: expect.stringContaining('GOV-001 6.3'),
      remedy: expect.stringMatching(/MUSTER_TLS_CERT.*MUSTER_TRUSTED_PROXIES.*127\.0\.0\.1/),
    });
  });

  test('names a port that is taken, and an address that is not ours', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const plain = { kind: 'plain' } as const;
    expect(
      await problemOfStart({ listen: { host: '127.0.0.1', port }, transport: plain, publicUrl: undefined }),
    ).toMatchObject({ problem: `Port ${port} on 127.0.0.1 is in use.` });
    const elsewhere = { kind: 'behind-proxy', trustedProxies: ['127.0.0.1'] } as const;
    expect(
      await problemOfStart({ listen: { host: '192.0.2.1', port: 0 }, transport: elsewhere, publicUrl: undefined }),
    ).toMatchObject({ problem: '192.0.2.1 is not an address of this machine.' });
  });

  test('names a certificate that is missing, and a key that does not belong to it', async () => {
    const { files, write } = folder();
    expect(await readCertificate(files)).toMatchObject({
      ok: false,
      error: { problem: `${files.certificateFile} cannot be read.` },
    });
    write();
    writeFileSync(files.keyFile, selfSigned().key);
    expect(await readCertificate(files)).toMatchObject({
      ok: false,
      error: { remedy: expect.stringContaining('the server certificate first') },
    });
  });
});

describe('HTTPS [GOV 6.3]', () => {
  test('is served with the certificate given, and with a new one once the files have changed', async () => {
    const { files, write } = folder();
    const first = write(selfSigned('first'));
    const transport = { kind: 'https', ...files } as const;
    const { url, http, log } = await start({
      exposure: { listen: { host: '127.0.0.1', port: 0 }, transport, publicUrl: undefined },
    });
    expect(await ask(`${url}/health/live`, first.certificate)).toEqual({ status: 200, subject: 'first', hsts: true });

    const follower = createCertificateFollower({
      server: http.app.server as never,
      files,
      current: { cert: first.certificate, key: first.key },
      log,
    });
    expect(await follower.look()).toBe(false);

    const second = selfSigned('second');
    writeFileSync(files.certificateFile, second.certificate);
    expect(await follower.look()).toBe(false);
    expect(await ask(`${url}/health/live`, first.certificate)).toMatchObject({ subject: 'first' });

    writeFileSync(files.keyFile, second.key);
    expect(await follower.look()).toBe(true);
    expect(await ask(`${url}/health/live`, second.certificate)).toMatchObject({ status: 200, subject: 'second' });
    expect(log.events.map(({ event }) => event).filter((event) => event.startsWith('http.certificate'))).toEqual([
      'http.certificate_unusable',
      'http.certificate_reloaded',
    ]);
  });

  async function ask(
    url: string,
    ca: string,
  ): Promise<{ status: number | undefined; subject: string | undefined; hsts: boolean }> {
    return new Promise((resolve, reject) => {
      request(url, { ca, agent: false }, (response) => {
        const subject = (
          response.socket as unknown as { getPeerCertificate(): { subject: { CN: string } } }
        ).getPeerCertificate().subject.CN;
        response.resume();
        resolve({
          status: response.statusCode,
          subject,
          hsts: response.headers['strict-transport-security'] !== undefined,
        });
      })
        .on('error', reject)
        .end();
    });
  }
});

describe('stopping', () => {
  test('lets what is being served finish, closes the streams and refuses what is new', async () => {
    const waiting: (() => void)[] = [];
    const routes: RouteTable = (add) => {
      add.get('/v1/slow', { access: 'anonymous', summary: 'x' }, async () => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return 'done';
      });
      add.get('/v1/live', { access: 'anonymous', summary: 'x' }, async (asked) => void asked.openEventStream());
    };
    const { url, http, stop } = await start({ routes: [routes] });
    const slow = fetch(`${url}/v1/slow`);
    const live = await fetch(`${url}/v1/live`);
    while (waiting.length === 0) await new Promise(setImmediate);

    const stopped = stop();
    expect(http.load.isDraining).toBe(true);
    expect(await live.text()).toBe('retry: 2000\n\n');
    waiting[0]?.();
    const answer = await slow;
    expect([answer.status, await answer.text()]).toEqual([200, 'done']);
    await stopped;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  test('hangs up on what does not finish within the limit', async () => {
    const routes: RouteTable = (add) =>
      add.get('/v1/never', { access: 'anonymous', summary: 'x' }, async () => new Promise(() => {}));
    const { url, http, stop } = await start({ routes: [routes], limits: { stopTimeoutMs: 20 } });
    const never = fetch(`${url}/v1/never`).catch(() => 'cut off');
    while (http.load.inFlight === 0) await new Promise(setImmediate);
    await stop();
    expect(await never).toBe('cut off');
  });
});

test.each([
  ['what is not HTTP', 'EHLO muster\r\n\r\n', 400, 'request/not-http'],
  [
    'two lengths',
    'POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
    400,
    'request/not-http',
  ],
  [
    'a length and chunks',
    'POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'request/not-http',
  ],
  [
    'huge headers',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'request/headers-too-large',
  ],
])('%s on the wire gets a problem document too, and the connection ends', async (_, bytes, status, code) => {
  const { url } = await start();
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain('Content-Type: application/problem+json');
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code, requestId: expect.any(String) });
});
