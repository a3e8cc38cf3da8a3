import { gzipSync } from 'node:zlib';
import { Type } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppFailure } from '../../kernel/app-error.ts';
import { createTestHttp } from '../../testing/test-http.ts';
import { parseJson } from './input/add-parsers.ts';
import type { RouteTable } from './routes.ts';

const SECRET = 'hunter2-AKIAIOSFODNN7EXAMPLE';

const Severity = Type.Union([Type.Literal('SEV-1'), Type.Literal('SEV-2')]);
const Body = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 20, remedy: 'Say in a few words what is wrong.' }),
  severity: Type.Optional(Severity),
  facts: Type.Optional(
    Type.Object({ share: Type.Number({ minimum: 0, maximum: 1 }), outage: Type.Optional(Type.Enum(['full', 'none'])) }),
  ),
  at: Type.Optional(Type.String({ format: 'date-time' })),
  people: Type.Optional(Type.Array(Type.String(), { uniqueItems: true })),
});

const bodies: unknown[] = [];
const routes: RouteTable = (add) => {
  add.post(
    '/v1/incidents',
    { access: 'anonymous', summary: 'Declare', schema: { body: Body } },
    async ({ body }) => void bodies.push(body),
  );
  add.post(
    '/v1/empty',
    { access: 'anonymous', summary: 'No fields', schema: { body: Type.Object({}) } },
    async ({ body }) => void bodies.push(body),
  );
  add.post(
    '/v1/intake',
    { access: 'anonymous', summary: 'Intake', takesBytes: true, schema: { body: Type.Unsafe<Buffer>({}) } },
    async ({ body }) => void bodies.push(parseJson(body, { maxDepth: 32, repairs: true })),
  );
  add.post(
    '/v1/form',
    { access: 'anonymous', summary: 'Form', consumes: 'form', schema: { body: Type.Object({ token: Type.String() }) } },
    async ({ body }) => void bodies.push(body),
  );
  add.get(
    '/v1/incidents',
    {
      access: 'anonymous',
      summary: 'List',
      schema: {
        query: Type.Object({ limit: Type.Optional(Type.Integer({ maximum: 200 })), q: Type.Optional(Type.String()) }),
        response: Type.Object({ limit: Type.Optional(Type.Integer()) }),
      },
    },
    async ({ query }) => query,
  );
  add.get(
    '/v1/incidents/:code',
    {
      access: 'anonymous',
      summary: 'One',
      schema: { params: Type.Object({ code: Type.String({ pattern: '^INC-' }) }) },
    },
    async () => 'x',
  );
  add.put('/v1/writes', { access: 'anonymous', summary: 'Write' }, async () => undefined);
  add.get('/v1/bug', { access: 'anonymous', summary: 'Bug' }, async () => {
    throw new Error(`the row of ${SECRET} is missing`);
  });
  add.get('/v1/away', { access: 'anonymous', summary: 'Away' }, async () => {
    throw Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' });
  });
  add.get('/v1/throttled', { access: 'anonymous', summary: 'Throttled' }, async () => {
    throw new AppFailure({
      kind: 'throttled',
      code: 'request/too-many',
      public: 'Too often.',
      retryAfterSeconds: 2.5,
      internal: SECRET,
    });
  });
};

let http: Awaited<ReturnType<typeof createTestHttp>>;
beforeAll(async () => {
  http = await createTestHttp({
    routes: [routes],
    limits: { maxBodyBytes: 2000, maxJsonDepth: 5 },
    recognise: (thrown) =>
      thrown instanceof Error && 'code' in thrown
        ? { kind: 'unavailable', code: 'server/no-database', public: 'The database is away.', retryAfterSeconds: 1 }
        : undefined,
  });
});

type Problem = {
  code: string;
  status: number;
  type: string;
  title: string;
  detail: string;
  requestId: string;
  remedy?: string;
  fields?: { path: string; problem: string; remedy?: string }[];
};

async function post(url: string, payload: string | Buffer | object, type = 'application/json') {
  const answer = await http.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    problem: answer.body === '' ? undefined : answer.json<Problem>(),
    raw: answer.body,
  };
}

describe('bad input gets a clear problem document', () => {
  test.each<[string, string | object, string, string]>([
    ['a field that is missing', {}, '/title', 'is missing'],
    ['a field that is empty', { title: '' }, '/title', 'must not be empty'],
    [
      'a list that names something twice',
      { title: 't', people: [SECRET, SECRET] },
      '/people',
      'must not contain duplicates',
    ],
    ['a field that is too long', { title: SECRET.repeat(2) }, '/title', 'must have at most 20 characters'],
    ['a number for a text, which is not turned into one', { title: 7 }, '/title', 'must be a text'],
    ['an unknown field, which is not stripped', { title: 'x', role: 'admin' }, '/role', 'is not a known field'],
    [
      'an unknown field further down',
      { title: 'x', facts: { share: 1, role: 'x' } },
      '/facts/role',
      'is not a known field',
    ],
    ['a value outside its choices', { title: 'x', severity: SECRET }, '/severity', 'must be one of "SEV-1", "SEV-2"'],
    [
      'a value outside an enum',
      { title: 'x', facts: { share: 1, outage: SECRET } },
      '/facts/outage',
      'must be one of "full", "none"',
    ],
    ['a number out of range', { title: 'x', facts: { share: 1.5 } }, '/facts/share', 'must be <= 1'],
    ['a time that is none', { title: 'x', at: SECRET }, '/at', 'must be a valid date-time'],
    ['a key sent twice', '{"title":"a","title":"b"}', '/title', 'is given more than once'],
    [
      'a number beyond all numbers',
      '{"title":"a","facts":{"share":1e400}}',
      '/facts/share',
      'is a number that cannot be stored exactly',
    ],
    ['a list for an object', '[]', '', 'must be an object'],
    ['null for an object', 'null', '', 'must not be null'],
    ['what is not JSON', `{"title":"${SECRET}`, '', 'is not valid JSON'],
    ['too deep nesting', `{"title":${'['.repeat(9)}${']'.repeat(9)}}`, '', 'is nested deeper than 5 levels'],
    [
      'a key that reaches the prototype',
      '{"__proto__":{"title":"x"}}',
      '',
      'has a key that is not allowed (__proto__)',
    ],
  ])('%s', async (_, payload, path, text) => {
    const { status, problem, raw, headers } = await post('/v1/incidents', payload);
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(problem?.fields).toContainEqual(expect.objectContaining({ path, problem: expect.stringContaining(text) }));
    expect(raw).not.toContain(SECRET);
    expect(bodies).toEqual([]);
  });

  test.each(['gzip', 'br', 'identity, gzip', 'GZIP'])(
    'a body that is coded as %s is told to come plain',
    async (coding) => {
      const answer = await http.app.inject({
        method: 'POST',
        url: '/v1/incidents',
        headers: { 'content-type': 'application/json', 'content-encoding': coding },
        payload: gzipSync('{"title":"x"}'),
      });
      expect(answer.headers['accept-encoding']).toBe('identity');
      expect(answer.json<Problem>()).toMatchObject({
        status: 415,
        code: 'request/unsupported-encoding',
        remedy: 'Send the body uncompressed, without Content-Encoding.',
      });
      expect(bodies).toEqual([]);
    },
  );

  test('a body that says it is not coded is taken', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'identity' };
    await http.app.inject({ method: 'POST', url: '/v1/incidents', headers, payload: '{"title":"x"}' });
    expect(bodies.splice(0)).toEqual([{ title: 'x' }]);
  });

  test('with everything that the contract promises', async () => {
    const { problem, headers } = await post('/v1/incidents', {});
    expect(problem).toEqual({
      type: 'https://muster.dev/problems/request/invalid',
      title: 'Invalid',
      status: 400,
      code: 'request/invalid',
      detail: "The request's body does not match what is expected here.",
      remedy: expect.any(String),
      fields: [{ path: '/title', problem: 'is missing', remedy: 'Say in a few words what is wrong.' }],
      requestId: headers['x-request-id'],
    });
  });

  test('that names each wrong field once', async () => {
    const { problem } = await post('/v1/incidents', { title: '', extra: 1, severity: 'x', facts: {} });
    expect(problem?.fields?.map(({ path }) => path).toSorted()).toEqual([
      '/extra',
      '/facts/share',
      '/severity',
      '/title',
    ]);
  });

  test('and a secret in the place of a key is not repeated either', async () => {
    const { raw, status } = await post('/v1/incidents', {
      title: 'x',
      [`${SECRET} and more`]: 1,
      [SECRET.repeat(5)]: 2,
    });
    expect(status).toBe(400);
    expect(raw).not.toContain(SECRET);
  });

  test('text that is not UTF-8', async () => {
    const { status, problem } = await post('/v1/incidents', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
    expect([status, problem?.fields?.[0]?.problem]).toEqual([400, 'is not UTF-8']);
  });

  test.each([
    ['limit=1.5', 'must be a whole number'],
    ['limit=1&limit=2', 'must be a whole number'],
    ['limit=201', 'must be <= 200'],
    ['limitt=1', 'is not a known field'],
  ])('the query %s', async (query, text) => {
    const answer = await http.app.inject(`/v1/incidents?${query}`);
    expect([answer.statusCode, answer.json<Problem>().fields?.[0]?.problem]).toEqual([400, text]);
  });

  test('a body too large, said by its length or found while reading', async () => {
    expect(await post('/v1/incidents', { title: 'x'.repeat(3000) })).toMatchObject({
      status: 413,
      problem: { code: 'request/too-large' },
    });
  });

  test.each([
    ['another kind of body', '/v1/incidents', 'text/plain', 'x'],
    ['a form where JSON is expected', '/v1/incidents', 'application/x-www-form-urlencoded', 'title=x'],
    ['JSON where a form is expected', '/v1/form', 'application/json', '{"token":"x"}'],
  ])('%s', async (_, url, type, payload) =>
    expect(await post(url, payload, type)).toMatchObject({
      status: 415,
      problem: { code: 'request/unsupported-media-type' },
    }),
  );

  test.each([
    ['If-Match', { 'if-match': 'latest' }, 'request/bad-if-match'],
    ['Idempotency-Key', { 'idempotency-key': 'two words' }, 'request/bad-idempotency-key'],
  ])('a bad %s', async (_, headers, code) => {
    const answer = await http.app.inject({
      method: 'PUT',
      url: '/v1/writes',
      headers: headers as unknown as Record<string, string>,
    });
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([400, code]);
  });

  test.each([
    ['/nothing', 404, 'request/no-such-address'],
    ['/v1/incidents/INC-1/nothing', 404, 'request/no-such-address'],
    ['/V1/incidents', 404, 'request/no-such-address'],
    ['/v1/incidents/', 400, 'request/invalid'],
    ['/v1/incidents/%zz', 400, 'request/bad-address'],
    [`/v1/incidents/${'x'.repeat(600)}`, 414, 'request/bad-address'],
    ['/v1/incidents/x', 400, 'request/invalid'],
  ])('the address %s', async (url, status, code) => {
    const answer = await http.app.inject(url);
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
  });

  test('a method that an address does not take', async () => {
    const answer = await http.app.inject({ method: 'DELETE', url: '/v1/incidents' });
    expect([answer.statusCode, answer.json<Problem>().code, answer.headers.allow]).toEqual([
      405,
      'request/method-not-allowed',
      'GET, HEAD, POST',
    ]);
  });
});

describe('what is not bad is taken as it is', () => {
  const take = async (url: string, payload: string | object, type?: string) => {
    bodies.length = 0;
    const { status } = await post(url, payload, type);
    return { status, body: bodies.splice(0)[0] };
  };
  test('a body', async () =>
    expect(await take('/v1/incidents', { title: 'x', facts: { share: 0.5 } })).toEqual({
      status: 204,
      body: { title: 'x', facts: { share: 0.5 } },
    }));
  test('a form', async () =>
    expect(await take('/v1/form', 'token=a%20b', 'application/x-www-form-urlencoded')).toEqual({
      status: 204,
      body: { token: 'a b' },
    }));
  test('no body, where no field is needed', async () => {
    expect(await take('/v1/empty', '')).toEqual({ status: 204, body: {} });
    expect((await http.app.inject({ method: 'POST', url: '/v1/empty' })).statusCode).toBe(204);
  });
  test('damaged text, repaired, where a message must not be lost', async () => {
    const { status, body } = await take('/v1/intake', String.raw`{"labels":{"pod":"a\u0000b\ud800"}}`);
    expect([status, body]).toEqual([204, { labels: { pod: 'a\uFFFDb\uFFFD' } }]);
  });
});

describe('a failure', () => {
  test('of our own says nothing of what happened, and is in the log under its request id', async () => {
    const answer = await http.app.inject('/v1/bug');
    const problem = answer.json() as Problem;
    expect([answer.statusCode, problem.code]).toEqual([500, 'internal/unexpected']);
    expect(answer.body).not.toContain(SECRET);
    const logged = http.log.events.find(({ event }) => event === 'http.fault');
    expect(logged).toMatchObject({
      level: 'error',
      fields: { requestId: problem.requestId, route: '/v1/bug', error: { message: expect.stringContaining(SECRET) } },
    });
  });
  test('of what lies below is 503 with a time to come back', async () => {
    const answer = await http.app.inject('/v1/away');
    expect([answer.statusCode, answer.headers['retry-after'], answer.json<Problem>().code]).toEqual([
      503,
      '1',
      'server/no-database',
    ]);
    expect(answer.body).not.toContain(SECRET);
  });
  test('keeps its internal words inside', async () => {
    const answer = await http.app.inject('/v1/throttled');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '3']);
    expect(answer.body).not.toContain(SECRET);
  });
});

test('a NUL in an address is refused before any query is made with it', async () => {
  const answer = await http.app.inject('/v1/incidents?q=a%00b');
  expect([answer.statusCode, answer.json<Problem>().fields]).toEqual([
    400,
    [{ path: '/q', problem: 'contains a NUL or half a character' }],
  ]);
});
