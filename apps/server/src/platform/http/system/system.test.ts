import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestHttp } from '../../../testing/test-http.ts';
import type { RouteTable } from '../routes.ts';
import { hoistNamedSchemas } from './hoist-named-schemas.ts';
import { outcomeOf } from './request-metrics.ts';

const Incident = Type.Object({ code: Type.String(), version: Type.Integer() }, { title: 'Incident' });

const routes: RouteTable = (add) => {
  const ByCode = Type.Object({ code: Type.String() });
  add.get(
    '/v1/incidents/:code',
    {
      access: { scope: 'incidents:read' },
      summary: 'One incident',
      clauses: ['7.1'],
      schema: { params: ByCode, response: Incident },
      version: ({ version }) => version,
    },
    async ({ params }) => ({ code: params.code, version: 7, internalNote: 'not declared' }),
  );
  add.get(
    '/v1/long',
    {
      access: { scope: 'incidents:read' },
      summary: 'Much',
      clauses: [],
      schema: { response: Type.Array(Type.String()) },
    },
    async () => Array.from({ length: 400 }, () => 'incident'),
  );
  add.post(
    '/v1/incidents',
    {
      access: { scope: 'incidents:write' },
      summary: 'Declare',
      clauses: ['3.1.1', '8.1'],
      status: 201,
      schema: { body: Type.Object({ title: Type.String() }), response: Incident },
    },
    async () => ({ code: 'INC-1', version: 1 }),
  );
  add.get('/v1/fails', { access: 'anonymous', summary: 'Fails' }, async () => Promise.reject(new Error('boom')));
};

const AS_ADA = { authorization: 'Bearer ada' };

describe('health', () => {
  const failing = { name: 'clock', check: () => ({ ok: false, why: 'It is 5 s ahead.', remedy: 'Use NTP.' }) as const };
  const fine = { name: 'database', check: async () => ({ ok: true }) as const };

  test('is ready when every check is', async () => {
    const { app } = await createTestHttp({ checks: [fine] });
    const answer = await app.inject('/health/ready');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { status: 'ready', checks: [{ name: 'database', ok: true }] },
    ]);
  });

  test('names what fails, with its remedy on the machine itself and in the log, and without it to the world', async () => {
    const { app, log } = await createTestHttp({ checks: [fine, failing] });
    const [here, there] = [
      await app.inject('/health/ready'),
      await app.inject({ url: '/health/ready', remoteAddress: '203.0.113.9' }),
    ];
    expect([here.statusCode, there.statusCode]).toEqual([503, 503]);
    expect(here.json()).toMatchObject({
      status: 'not-ready',
      checks: [{ name: 'database' }, { name: 'clock', why: 'It is 5 s ahead.', remedy: 'Use NTP.' }],
    });
    expect(there.json()).toEqual({
      status: 'not-ready',
      checks: [
        { name: 'database', ok: true },
        { name: 'clock', ok: false },
      ],
    });
    expect(log.events.filter(({ event }) => event === 'health.failing')).toHaveLength(1);
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  });

  test('a check that breaks fails', async () => {
    const broken = { name: 'broken', check: async () => Promise.reject(new Error('boom')) };
    const { app } = await createTestHttp({ checks: [broken] });
    expect((await app.inject('/health/ready')).statusCode).toBe(503);
  });
});

describe('measurements of the objectives', () => {
  test.each([
    [{ status: 200, seconds: 1.999 }, 'good'],
    [{ status: 404, seconds: 0.1 }, 'good'],
    [{ status: 200, seconds: 2 }, 'slow'],
    [{ status: 500, seconds: 0.1 }, 'failed'],
    [{ status: 503, seconds: 5 }, 'failed'],
    [{ status: 429, seconds: 0.1 }, 'throttled'],
  ] as const)('%j is %s', (served, outcome) => expect(outcomeOf(served, 2)).toBe(outcome));

  test('count the listed routes by pattern, with a bucket at the bound', async () => {
    const serviceLevel = { routes: new Set(['GET /v1/incidents/:code', 'GET /v1/fails']), latencyBoundSeconds: 2 };
    const { app } = await createTestHttp({ routes: [routes], serviceLevel });
    await app.inject({ url: '/v1/incidents/INC-1', headers: AS_ADA });
    await app.inject({ url: '/v1/incidents/INC-2', headers: AS_ADA });
    await app.inject('/v1/fails');
    await app.inject('/health/live');
    await app.inject('/nothing/INC-3');
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(body).toContain('muster_incident_api_requests_total{outcome="good"} 2');
    expect(body).toContain('muster_incident_api_requests_total{outcome="failed"} 1');
    expect(body).toContain(
      'muster_http_request_seconds_bucket{le="2",method="GET",route="/v1/incidents/:code",status="2xx"} 2',
    );
    expect(body).not.toContain('INC-');
  });

  test('are kept from those who may not see them', async () => {
    const { app } = await createTestHttp({ metricsAccess: { scope: 'metrics:read' } });
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    expect((await app.inject({ url: '/metrics', headers: AS_ADA })).statusCode).toBe(200);
  });
});

describe('the description of the API', () => {
  test('has each route with its clauses, access, errors and named shapes', async () => {
    const { app } = await createTestHttp({ routes: [routes] });
    const document = (await app.inject('/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, Record<string, unknown>>>;
      components: { schemas: Record<string, unknown> };
    }>();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/v1/incidents']?.['post']).toMatchObject({
      summary: 'Declare',
      tags: ['incidents'],
      'x-gov-clauses': ['3.1.1', '8.1'],
      security: [{ bearer: ['incidents:write'] }, { session: [] }],
      requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } },
      responses: {
        201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Incident' } } } },
        default: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    });
    expect(document.paths['/v1/incidents']?.['post']?.['parameters']).toMatchObject([
      { name: 'idempotency-key', in: 'header', required: false },
    ]);
    expect(document.paths['/v1/incidents/{code}']?.['get']).toMatchObject({
      parameters: [{ name: 'code', in: 'path' }],
    });
    expect(Object.keys(document.components.schemas)).toEqual(['Incident', 'Live', 'Problem', 'Ready']);
    expect(document.paths['/docs']).toBeUndefined();
  });

  test('does not give two shapes one name', () => {
    const schema = (type: string) => ({ type: 'object', title: 'Incident', properties: { code: { type } } });
    expect(() => hoistNamedSchemas({ paths: { a: schema('string'), b: schema('string') } })).not.toThrow();
    expect(() => hoistNamedSchemas({ paths: { a: schema('string'), b: schema('number') } })).toThrow('Incident');
  });

  test('is shown on a page without inline script, whose styles carry its nonce', async () => {
    const { app } = await createTestHttp();
    const page = await app.inject('/docs');
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1];
    expect(page.body).toContain(`content="${nonce}"`);
    expect(page.body).not.toMatch(/<script(?![^>]*src=)|\son\w+=|\sstyle=|<style/);
    expect((await app.inject('/docs')).body).not.toContain(nonce);
    const script = await app.inject('/docs/reference.js');
    expect([script.statusCode, script.headers['content-encoding'], script.rawPayload.length > 500_000]).toEqual([
      200,
      'gzip',
      true,
    ]);
  });
});

describe('an answer', () => {
  test('holds what its schema declares and nothing else, with its version as ETag', async () => {
    const { app } = await createTestHttp({ routes: [routes] });
    const answer = await app.inject({ url: '/v1/incidents/INC-1', headers: AS_ADA });
    expect([answer.json(), answer.headers.etag]).toEqual([{ code: 'INC-1', version: 7 }, '"7"']);
    const again = await app.inject({ url: '/v1/incidents/INC-1', headers: { ...AS_ADA, 'if-none-match': '"7"' } });
    // The version is for writes: what may be done to a thing changes without a new version.
    expect([again.statusCode, again.json()]).toEqual([200, { code: 'INC-1', version: 7 }]);
  });
});

describe('an answer in JSON', () => {
  test.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('of some size is packed as %s for whoever takes it', async (encoding, accepted, unpack) => {
    const { app } = await createTestHttp({ routes: [routes] });
    const packed = await app.inject({ url: '/v1/long', headers: { ...AS_ADA, 'accept-encoding': accepted } });
    expect([packed.headers['content-encoding'], packed.headers['vary']]).toEqual([encoding, 'accept-encoding']);
    expect(packed.rawPayload.length).toBeLessThan(200);
    expect(JSON.parse(unpack(packed.rawPayload).toString())).toHaveLength(400);
  });

  test('goes as it is where it is short, or where nothing was said of packing', async () => {
    const { app } = await createTestHttp({ routes: [routes] });
    const short = await app.inject({ url: '/v1/incidents/INC-1', headers: { ...AS_ADA, 'accept-encoding': 'br' } });
    const plain = await app.inject({ url: '/v1/long', headers: AS_ADA });
    expect([short.headers['content-encoding'], plain.headers['content-encoding']]).toEqual([undefined, undefined]);
    expect(plain.json()).toHaveLength(400);
  });
});

describe('the web app', () => {
  const root = mkdtempSync(join(tmpdir(), 'muster-web-'));
  let app: Awaited<ReturnType<typeof createTestHttp>>['app'];
  beforeAll(async () => {
    mkdirSync(join(root, 'assets'));
    writeFileSync(
      join(root, 'index.html'),
      '<!doctype html><meta property="csp-nonce" content="%CSP_NONCE%"><title>Muster</title>',
    );
    writeFileSync(join(root, 'assets', 'app-abc123.js'), 'console.log(1);'.repeat(100));
    writeFileSync(join(root, 'favicon.svg'), '<svg/>');
    writeFileSync(
      join(root, 'hints.json'),
      JSON.stringify([
        { path: '^/incidents/(INC-[A-Z0-9]+)$', scripts: ['/assets/app-abc123.js'], data: ['/v1/incidents/$1'] },
      ]),
    );
    ({ app } = await createTestHttp({ webRoot: root, routes: [routes] }));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test.each(['/', '/incidents', '/incidents/INC-7KQ2F?tab=pages', '/assets'])(
    '%s is its page, with a nonce of its own',
    async (url) => {
      const page = await app.inject({ url, headers: { accept: 'text/html,*/*' } });
      expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-store',
      ]);
      const nonce = /nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1];
      expect(page.body).toContain(`content="${nonce}"`);
    },
  );

  test('says with a page what that page will want, to whoever carries a session', async () => {
    const linksOf = async (url: string, cookie: string) =>
      (await app.inject({ url, headers: { accept: 'text/html', cookie } })).headers.link;
    const wanted =
      '</assets/app-abc123.js>; rel=modulepreload; crossorigin, </v1/incidents/INC-7KQ2F>; rel=preload; as=fetch; crossorigin';
    expect(await linksOf('/incidents/INC-7KQ2F?tab=pages', 'a=b; muster_session=x')).toBe(wanted);
    expect(await linksOf('/incidents/INC-7KQ2F', '__Host-muster=x')).toBe(wanted);
    expect(await linksOf('/incidents/INC-7KQ2F', 'muster_device=x')).toBeUndefined();
    expect(await linksOf('/incidents/INC-7%3E;rel=x', 'muster_session=x')).toBeUndefined();
    const file = await app.inject({ url: '/hints.json', headers: { accept: '*/*' } });
    expect(file.statusCode).toBe(404);
  });

  test('a mistyped address is its page too, and for a program a problem', async () => {
    const url = '/incidents/%E0%A4%A';
    const page = await app.inject({ url, headers: { accept: 'text/html,*/*' } });
    expect([page.statusCode, page.headers['content-type'], page.headers['x-content-type-options']]).toEqual([
      400,
      'text/html; charset=utf-8',
      'nosniff',
    ]);
    expect(page.body).toContain('csp-nonce');
    for (const [path, accept] of [
      [url, 'application/json'],
      ['/v1/incidents/%E0%A4%A', 'text/html'],
    ] as const) {
      const told = await app.inject({ url: path, headers: { accept } });
      expect([told.statusCode, told.json<{ code: string }>().code]).toEqual([400, 'request/bad-address']);
    }
  });

  test('its files are compressed, typed and kept', async () => {
    const file = await app.inject({ url: '/assets/app-abc123.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(file.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(brotliDecompressSync(file.rawPayload).toString()).toBe('console.log(1);'.repeat(100));
    const plain = await app.inject('/favicon.svg');
    expect([plain.body, plain.headers['cache-control'], plain.headers['content-encoding']]).toEqual([
      '<svg/>',
      'no-cache',
      undefined,
    ]);
    const again = await app.inject({ url: '/favicon.svg', headers: { 'if-none-match': String(plain.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  test.each([
    ['what is not there, for programs', '/v1/nothing', 'text/html'],
    ['what is not there, as JSON', '/incidents', 'application/json'],
    ['a file outside', '/../../../etc/passwd', 'application/json'],
    ['a file outside, encoded', '/%2e%2e/%2e%2e/etc/passwd', 'application/json'],
    ['a missing asset', '/assets/gone.js', '*/*'],
  ])('but not for %s', async (_, url, accept) => {
    const answer = await app.inject({ url, headers: { accept } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  test('says how to build it where it has not been built', async () => {
    const bare = await createTestHttp({ webRoot: join(root, 'nowhere') });
    expect((await bare.app.inject({ url: '/', headers: { accept: 'text/html' } })).body).toContain('npm run build');
  });
});
