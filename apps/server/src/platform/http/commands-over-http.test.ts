import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { ADA, AS_ADA, createTestHttp } from '../../testing/test-http.ts';
import { defineCommand } from '../commands/command.ts';
import type { RouteTable, RunCommand } from './routes.ts';

const acknowledge = defineCommand({
  name: 'incidents.acknowledge',
  input: Type.Object({ code: Type.String(), expectedVersion: Type.Optional(Type.Integer()) }),
  resource: ({ code }) => ({ kind: 'incident', id: code }),
  decide: async () => ok({ version: 8 }),
});

const routes: RouteTable = (add) =>
  add.post(
    '/v1/incidents/:code/acknowledge',
    {
      access: 'member',
      summary: 'Acknowledge',
      schema: { params: Type.Object({ code: Type.String() }), response: Type.Object({ version: Type.Integer() }) },
      version: ({ version }) => version,
    },
    async (request) => request.run(acknowledge, { code: request.params.code, ...request.precondition }),
  );

async function post(result: Result<{ version: number }, AppError>, headers: Record<string, string> = {}) {
  const runs: { name: string; invocation: unknown; input: unknown }[] = [];
  const runCommand: RunCommand = async (command, invocation, input) => {
    runs.push({ name: command.name, invocation, input });
    return result as never;
  };
  const http = await createTestHttp({ routes: [routes], runCommand });
  const answer = await http.app.inject({
    method: 'POST',
    url: '/v1/incidents/INC-1/acknowledge',
    headers: { ...AS_ADA, ...headers },
  });
  return { answer, runs, refused: http.refused };
}

describe('a route runs a command', () => {
  test('as the one who asks, with the expected version, the idempotency key and the request id', async () => {
    const { answer, runs } = await post(ok({ version: 8 }), {
      'if-match': '"7"',
      'idempotency-key': 'k-1',
      'x-request-id': 'trace-0001',
    });
    expect(runs).toEqual([
      {
        name: 'incidents.acknowledge',
        invocation: { actor: ADA, requestId: 'trace-0001', idempotencyKey: 'k-1' },
        input: { code: 'INC-1', expectedVersion: 7 },
      },
    ]);
    expect([answer.statusCode, answer.json(), answer.headers.etag]).toEqual([200, { version: 8 }, '"8"']);
  });

  test('and says nothing that was not said', async () => {
    const { runs, answer } = await post(ok({ version: 8 }));
    expect(runs).toEqual([
      {
        name: 'incidents.acknowledge',
        invocation: { actor: ADA, requestId: answer.headers['x-request-id'] },
        input: { code: 'INC-1' },
      },
    ]);
  });

  test.each<[AppError['kind'], number]>([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['refused', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['stale', 412],
    ['too_large', 413],
    ['unsupported', 415],
    ['throttled', 429],
    ['unavailable', 503],
  ])('whose refusal (%s) becomes the answer (%i), with clause and obligations', async (kind, status) => {
    const obligations = [{ kind: 'waiver', clause: '4.8', from: 'platform-governance', what: 'Get a waiver.' }];
    const { answer, refused } = await post(
      err({
        kind,
        code: 'incidents/not-open',
        public: 'It is closed.',
        remedy: 'Reopen it.',
        clause: '3.1.2',
        obligations,
        internal: 'INTERNAL',
      }),
    );
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toEqual({
      type: 'https://muster.dev/problems/incidents/not-open',
      title: 'Not open',
      status,
      code: 'incidents/not-open',
      detail: 'It is closed.',
      remedy: 'Reopen it.',
      clause: '3.1.2',
      obligations,
      requestId: answer.headers['x-request-id'],
    });
    // The command adapter has already recorded it; here would be a duplicate.
    expect(refused).toEqual([]);
  });
});

test('a GET cannot run a command', async () => {
  const routesWithRead: RouteTable = (add) =>
    add.get('/v1/x', { access: 'anonymous', summary: 'x' }, async (request) => 'run' in request);
  const { app } = await createTestHttp({ routes: [routesWithRead] });
  expect((await app.inject('/v1/x')).body).toBe('false');
});
