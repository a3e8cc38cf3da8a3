import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { identityArea } from '../area.ts';
import { startSession } from '../commands/start-session.ts';
import { identityWorld, PASSWORD, type IdentityWorld } from '../testing/identity-world.ts';

let world: IdentityWorld;
let governance = '';
let engineer = '';
beforeAll(async () => {
  world = await identityWorld({ routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)] });
  await world.addMember('gov.one@example.org', ['platform-governance']);
  await world.addMember('eng.one@example.org', ['ml-engineer']);
  [governance, engineer] = [await tokenOf('gov.one@example.org'), await tokenOf('eng.one@example.org')];
  return async () => world.host.close();
});
afterAll(async () => world.http.app.close());

async function tokenOf(email: string): Promise<string> {
  const answer = await world.http.app.inject({
    method: 'POST',
    url: '/v1/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ grant_type: 'password', username: email, password: PASSWORD }).toString(),
  });
  return answer.json<{ access_token: string }>().access_token;
}

const call = async (method: 'GET' | 'POST' | 'DELETE', url: string, token: string, payload?: object) =>
  world.http.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload === undefined ? {} : { payload }),
  });

describe('service accounts [GOV 1.1]', () => {
  const issue = async (scopes: readonly string[], expiresInDays = 30) => {
    const { id } = (
      await call('POST', '/v1/service-accounts', governance, { name: `robot ${world.host.ids.code(6)}` })
    ).json<{ id: string }>();
    const issued = (
      await call('POST', `/v1/service-accounts/${id}/issue-key`, governance, { scopes, expiresInDays })
    ).json<{
      id: string;
      key: string;
    }>();
    return { account: id, ...issued };
  };

  test('are principals with keys of their own, bounded by scopes', async () => {
    const { account, key } = await issue(['members:read', 'session:read']);
    expect(key).toMatch(/^mk_/);
    expect((await call('GET', '/v1/session', key)).json()).toMatchObject({
      principal: { id: account, kind: 'service' },
    });
    expect((await call('GET', '/v1/teams', key)).statusCode).toBe(200);
    const beyond = await call('POST', '/v1/teams', key, { name: 'reach' });
    expect(beyond.json()).toMatchObject({ status: 403, code: 'identity/missing-scope' });
  });

  test('the scope alone is not enough where a role is asked for [GOV 7.6]', async () => {
    const { key } = await issue(['members:write']);
    expect((await call('POST', '/v1/teams', key, { name: 'no role' })).json()).toMatchObject({
      status: 403,
      code: 'access/not-entitled',
      clause: '1.1',
    });
  });

  test('a key takes only scopes that a route asks for, and a refusal lists those [GOV 7.6]', async () => {
    const { id } = (await call('POST', '/v1/service-accounts', governance, { name: 'typist' })).json<{ id: string }>();
    const scopes = ['members:read', 'bogus:scope', 'session:none'];
    const refused = await call('POST', `/v1/service-accounts/${id}/issue-key`, governance, {
      scopes,
      expiresInDays: 30,
    });
    const said = expect.stringMatching(/^must be one of .*"members:read", "members:write"/);
    expect(refused.json()).toMatchObject({
      status: 400,
      fields: ['/scopes/1', '/scopes/2'].map((path) => ({ path, problem: said })),
    });
  });

  test('no key is valid for longer than the policy allows, however long is asked for [GOV 7.6]', async () => {
    const { id } = (await call('POST', '/v1/service-accounts', governance, { name: 'immortal' })).json<{
      id: string;
    }>();
    const asked = async (expiresInDays: number) =>
      call('POST', `/v1/service-accounts/${id}/issue-key`, governance, { scopes: ['members:read'], expiresInDays });
    const { validForAtMost } = world.host.policies().current.authentication.apiKey;
    const most = validForAtMost.minutes / (24 * 60);
    expect((await asked(most)).statusCode).toBe(200);
    for (const days of [most + 1, Number.MAX_SAFE_INTEGER])
      expect((await asked(days)).json()).toMatchObject({
        status: 400,
        code: 'identity/key-life',
        clause: '7.6',
        fields: [{ path: '/expiresInDays', remedy: `use at most ${most}` }],
      });
  });

  test('a key is shown once; the database and later answers have its beginning and a hash', async () => {
    const { account, key } = await issue(['members:read']);
    // A secret may itself contain the separator.
    const secret = key.split('_').slice(2).join('_');
    const listed = await call('GET', '/v1/service-accounts', governance);
    expect(listed.body).toContain(account);
    expect(listed.body).not.toContain(secret);
  });

  test('a request for a key that is repeated issues none and shows none, nor does the database remember it', async () => {
    const { id } = (await call('POST', '/v1/service-accounts', governance, { name: 'twice' })).json<{ id: string }>();
    const send = async () =>
      world.http.app.inject({
        method: 'POST',
        url: `/v1/service-accounts/${id}/issue-key`,
        headers: { authorization: `Bearer ${governance}`, 'idempotency-key': 'a-key-once' },
        payload: { scopes: ['members:read'], expiresInDays: 1 },
      });
    expect((await send()).statusCode).toBe(200);
    expect((await send()).json()).toMatchObject({ status: 409, code: 'request/already-done' });
    const { rows } = await sql`select output from idempotency_keys where key = 'a-key-once'`.execute(world.host.db);
    expect(rows).toEqual([{ output: null }]);
    const { items } = (await call('GET', '/v1/service-accounts', governance)).json<{
      items: { id: string; keys: object[] }[];
    }>();
    expect(items.find((account) => account.id === id)?.keys).toHaveLength(1);
  });

  test('a revoked key opens nothing with the very next request (abuse case 6)', async () => {
    const { account, key } = await issue(['members:read']);
    const begins = key.split('_').slice(0, 2).join('_');
    const revoke = async () => call('POST', `/v1/service-accounts/${account}/revoke-key`, governance, { begins });
    expect((await call('GET', '/v1/teams', key)).statusCode).toBe(200);
    expect((await revoke()).statusCode).toBe(204);
    expect((await call('GET', '/v1/teams', key)).statusCode).toBe(401);
    expect((await revoke()).json()).toMatchObject({
      status: 404,
      code: 'identity/no-such-key',
    });
  });

  test('simultaneous requests are each judged by their own key and secret, though their keys are read together', async () => {
    const [one, other] = [await issue(['members:read']), await issue(['members:read'])];
    const begins = one.key.split('_').slice(0, 2).join('_');
    const statuses = async () => {
      const keys = [
        one.key,
        other.key,
        one.key,
        `${begins}${other.key.slice(other.key.indexOf('_', 3))}`,
        'mk_00000000_nobodyhasthissecret',
      ];
      return Promise.all(keys.map(async (key) => (await call('GET', '/v1/teams', key)).statusCode));
    };
    expect(await statuses()).toEqual([200, 200, 200, 401, 401]);
    await call('POST', `/v1/service-accounts/${one.account}/revoke-key`, governance, { begins });
    expect(await statuses()).toEqual([401, 200, 401, 401, 401]);
  });

  test('a key ends on its day', async () => {
    const { key } = await issue(['members:read'], 1);
    expect((await call('GET', '/v1/teams', key)).statusCode).toBe(200);
    world.host.clock.advance({ days: 1 });
    expect((await call('GET', '/v1/teams', key)).statusCode).toBe(401);
    [governance, engineer] = [await tokenOf('gov.one@example.org'), await tokenOf('eng.one@example.org')];
  });

  test('there is one account of a name, and no key for one that there is not', async () => {
    const made = async () => (await call('POST', '/v1/service-accounts', governance, { name: 'twin' })).json<object>();
    await made();
    expect(await made()).toMatchObject({ status: 409, code: 'identity/service-account-exists' });
    const nobody = `/v1/service-accounts/${world.host.ids.opaque()}/issue-key`;
    const input = { scopes: ['members:read'], expiresInDays: 1 };
    expect((await call('POST', nobody, governance, input)).json()).toMatchObject({
      status: 404,
      code: 'identity/no-such-service-account',
    });
  });

  test('the right beginning with another secret is refused', async () => {
    const { key } = await issue(['members:read']);
    const forged = `${key.slice(0, -4)}${key.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    expect((await call('GET', '/v1/teams', forged)).statusCode).toBe(401);
  });

  test('are made and given keys by Platform Governance only, and refusals are on the record [GOV 7.6]', async () => {
    const refused = await call('POST', '/v1/service-accounts', engineer, { name: 'mine' });
    expect(refused.json()).toMatchObject({
      status: 403,
      clause: '1.1',
      detail: 'Only Platform Governance can do this.',
    });
    expect(await world.entries('access.refused')).toContainEqual(
      expect.objectContaining({
        data: { command: 'service-account.create', code: 'access/not-entitled' },
        decision: { allowed: false, code: 'access/not-entitled' },
      }),
    );
  });

  test('have no session to begin', async () => {
    const { account } = await issue(['members:read']);
    const actor: Actor = { kind: 'service', id: account as never, scopes: ['session:none'] };
    const started = await world.deps.runCommand(startSession, { actor, requestId: 'r' as never }, { how: 'browser' });
    expect(started).toMatchObject({ ok: false, error: { code: 'identity/people-only' } });
  });
});

describe('teams', () => {
  test('are made by Platform Governance and joined by name', async () => {
    const team = (await call('POST', '/v1/teams', governance, { name: 'Fraud models' })).json<{ id: string }>();
    const member = await world.addMember('tess.team@example.org');
    expect(
      (await call('POST', `/v1/teams/${team.id}/add-member`, governance, { principalId: member.id })).statusCode,
    ).toBe(204);
    const { items } = (await call('GET', '/v1/teams', engineer)).json<{ items: object[] }>();
    expect(items).toContainEqual(
      expect.objectContaining({
        name: 'Fraud models',
        members: [expect.objectContaining({ name: 'Tess Team', initials: 'TT' })],
      }),
    );
    for (const name of ['Fraud models', ' fraud MODELS '])
      expect((await call('POST', '/v1/teams', governance, { name })).json()).toMatchObject({
        status: 409,
        code: 'identity/team-exists',
      });
    expect(
      (await call('POST', `/v1/teams/${team.id}/remove-member`, governance, { principalId: member.id })).statusCode,
    ).toBe(204);
    expect((await call('POST', '/v1/teams', engineer, { name: 'Mine' })).statusCode).toBe(403);
  });

  test('take a member once, lose one once, and know neither strangers nor other teams', async () => {
    const { id } = (await call('POST', '/v1/teams', governance, { name: 'Search' })).json<{ id: string }>();
    const { id: principalId } = await world.addMember('sam.search@example.org');
    const nobody = world.host.ids.opaque();
    const join = async (team: string, principal: string) =>
      (await call('POST', `/v1/teams/${team}/add-member`, governance, { principalId: principal })).json<object>();
    await call('POST', `/v1/teams/${id}/add-member`, governance, { principalId });
    expect(await join(id, principalId)).toMatchObject({ status: 409, code: 'identity/in-team-already' });
    expect(await join(id, nobody)).toMatchObject({ status: 404, code: 'identity/no-such-member' });
    expect(await join(nobody, principalId)).toMatchObject({ status: 404, code: 'identity/no-such-team' });
    const leave = async () => call('POST', `/v1/teams/${id}/remove-member`, governance, { principalId });
    expect((await leave()).statusCode).toBe(204);
    expect((await leave()).json()).toMatchObject({ status: 404, code: 'identity/no-such-member' });
  });

  test('say to whom something can be kept: its members, and readers of the log, see it again [GOV 6.2]', async () => {
    const made = (await call('POST', '/v1/teams', governance, { name: 'Ranking' })).json<{ id: string }>();
    const member = await world.addMember('rosa.rank@example.org');
    await call('POST', `/v1/teams/${made.id}/add-member`, governance, { principalId: member.id });
    const keep = async (token: string) => {
      const { items } = (await call('GET', '/v1/teams', token)).json<{
        items: { id: string; may: { keep: object } }[];
      }>();
      return items.find(({ id }) => id === made.id)?.may.keep;
    };
    expect(await keep(governance)).toEqual({ allowed: true });
    expect(await keep(await tokenOf('rosa.rank@example.org'))).toEqual({ allowed: true });
    expect(await keep(engineer)).toMatchObject({
      allowed: false,
      clause: '6.2',
      reason: expect.stringMatching(/^Only members of Ranking, .*Platform Governance/),
      remedy: expect.stringContaining('Ask one of them'),
    });
  });
});

describe('what a request says of itself is not looked at [GOV 7.6]', () => {
  test('a team or a role in a header changes nothing (abuse case 11)', async () => {
    const answer = await world.http.app.inject({
      method: 'POST',
      url: '/v1/teams',
      headers: {
        authorization: `Bearer ${engineer}`,
        'x-role': 'platform-governance',
        'x-team-id': 'any',
        'x-user': 'gov.one@example.org',
      },
      payload: { name: 'By header' },
    });
    expect(answer.statusCode).toBe(403);
  });

  test('a token in the wrong place or shape is no token', async () => {
    for (const authorization of ['Bearer', 'Basic Zm9vOmJhcg==', `Token ${governance}`, `Bearer ${governance}x`])
      expect((await world.http.app.inject({ url: '/v1/teams', headers: { authorization } })).statusCode).toBe(401);
  });
});
