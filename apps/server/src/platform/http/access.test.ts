import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { ADA, AS_ADA, createTestHttp, robot } from '../../testing/test-http.ts';
import type { Access } from './guards/access.ts';
import { demandAccess } from './guards/access.ts';
import type { RouteTable } from './routes.ts';

const actors: Record<string, Actor> = { ada: ADA, reader: robot('incidents:read'), nobody: robot() };

async function ask(access: Access, headers: Record<string, string> = {}) {
  const seen: Actor[] = [];
  const routes: RouteTable = (add) =>
    add.post(
      '/v1/things',
      { access, summary: 'x', schema: { body: Type.Object({ a: Type.String() }) } },
      async ({ actor }) => void seen.push(actor),
    );
  const http = await createTestHttp({ actors, routes: [routes] });
  const answer = await http.app.inject({ method: 'POST', url: '/v1/things', headers, payload: { a: 'x' } });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : answer.json<Record<string, unknown>>(),
    seen,
    ...http,
  };
}

describe('every route says who may reach it, and holds to it [GOV 7.6, 6.2]', () => {
  test.each<[string, Access, string, number]>([
    ['a member reaches what is for members', 'member', 'Bearer ada', 204],
    ['a stranger does not', 'member', '', 401],
    ['a service account does not', 'member', 'Bearer reader', 403],
    ['a service account with the scope reaches what asks for it', { scope: 'incidents:read' }, 'Bearer reader', 204],
    ['a service account without it does not', { scope: 'incidents:read' }, 'Bearer nobody', 403],
    ['a service account with another scope does not', { scope: 'incidents:write' }, 'Bearer reader', 403],
    ['a person needs no scope', { scope: 'incidents:read' }, 'Bearer ada', 204],
    ['a stranger has no scope', { scope: 'incidents:read' }, 'Bearer forged', 401],
  ])('%s', async (_, access, authorization, status) => {
    const { status: answered, seen } = await ask(access, { authorization });
    expect(answered).toBe(status);
    expect(seen).toHaveLength(status === 204 ? 1 : 0);
  });

  test('a route that forgets to say is refused at the start', async () => {
    expect(() => demandAccess({ method: 'GET', url: '/v1/secret' })).toThrow(
      'GET /v1/secret does not declare who may reach it',
    );
    const forgetful: RouteTable = (routes) => routes.get('/v1/secret', { summary: 'x' } as never, async () => 'secret');
    await expect(createTestHttp({ routes: [forgetful] })).rejects.toThrow('/v1/secret');
  });

  test('on an anonymous or capability route the actor is anonymous, even with a token', async () => {
    expect((await ask('anonymous', AS_ADA)).seen).toEqual([{ kind: 'anonymous' }]);
    expect((await ask({ capability: 'answer link' }, AS_ADA)).seen).toEqual([{ kind: 'anonymous' }]);
  });

  test('a stranger is turned away before the body is read', async () => {
    const { app } = await ask('member');
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/things',
      headers: { 'content-type': 'application/json' },
      payload: '{"a":1,"a":2',
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  test('refusals are told to whoever keeps the record, by route and never by address, with who it was [GOV 7.1, 7.2]', async () => {
    const { refused, seen } = await ask({ scope: 'incidents:write' }, { authorization: 'Bearer reader' });
    expect(seen).toEqual([]);
    expect(refused).toMatchObject([
      {
        method: 'POST',
        route: '/v1/things',
        error: { code: 'identity/missing-scope', clause: '7.6' },
        actor: { kind: 'service' },
      },
    ]);
    expect((await ask('member')).refused).toMatchObject([
      { route: '/v1/things', error: { kind: 'unauthenticated' }, actor: { kind: 'anonymous' } },
    ]);
  });
});
