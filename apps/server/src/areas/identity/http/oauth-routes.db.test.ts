import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { identityArea } from '../area.ts';
import { dropPassword } from '../store/passwords.ts';
import { identityWorld, PASSWORD, quickPolicy, type IdentityWorld } from '../testing/identity-world.ts';

let world: IdentityWorld;
const email = 'grace.hopper@example.org';
beforeAll(async () => {
  world = await identityWorld({ routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)] });
  await world.addMember(email, ['ml-engineer']);
  return async () => world.host.close();
});
afterAll(async () => world.http.app.close());

type Tokens = { access_token: string; refresh_token: string; expires_in: number };
const form = async (url: string, fields: Record<string, string>, on = world) =>
  on.http.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const byPassword = async (): Promise<Tokens> =>
  (await form('/v1/oauth/token', { grant_type: 'password', username: email, password: PASSWORD })).json<Tokens>();
const refresh = async (token: string) => form('/v1/oauth/token', { grant_type: 'refresh_token', refresh_token: token });
const me = async (token: string) =>
  world.http.app.inject({ url: '/v1/session', headers: { authorization: `Bearer ${token}` } });

describe('the OAuth2 password flow [GOV 7.7]', () => {
  test('gives tokens for a name and a password', async () => {
    const answer = await form('/v1/oauth/token', { grant_type: 'password', username: email, password: PASSWORD });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    expect((await me(answer.json<Tokens>().access_token)).json()).toMatchObject({ principal: { email } });
  });

  test('says invalid_grant for wrong ones, in the form of RFC 6749, and puts it on the record', async () => {
    const answer = await form('/v1/oauth/token', {
      grant_type: 'password',
      username: email,
      password: 'not the right one',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ error: 'invalid_grant' });
    expect(world.refused).toContainEqual(
      expect.objectContaining({ route: '/v1/oauth/token', error: expect.objectContaining({ clause: '7.7' }) }),
    );
  });

  test.each([
    [{ grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    [{ grant_type: 'password' }, 'invalid_request'],
    [{ grant_type: 'refresh_token' }, 'invalid_request'],
    [{ grant_type: 'refresh_token', refresh_token: 'never-given' }, 'invalid_grant'],
  ])('%j is %s', async (fields, error) => {
    expect((await form('/v1/oauth/token', fields as Record<string, string>)).json()).toMatchObject({ error });
  });

  test('is off where the policy says so, and with it no other way in', async () => {
    const off = await identityWorld({
      policy: quickPolicy({
        'authentication.yaml': (text) =>
          text.replace('passwordFlow: { enabled: true', 'passwordFlow: { enabled: false'),
      }),
      routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)],
    });
    await off.addMember(email);
    const answer = await form('/v1/oauth/token', { grant_type: 'password', username: email, password: PASSWORD }, off);
    expect(answer.json()).toMatchObject({ error: 'unsupported_grant_type' });
    await off.http.app.close();
    await off.host.close();
  });
});

describe('what happens to a person between their password and their session [GOV 7.7]', () => {
  const surprised = async (
    what: (surprised: IdentityWorld, person: { readonly id: PrincipalId }) => Promise<unknown>,
  ) => {
    let meanwhile = async (): Promise<unknown> => undefined;
    const other = await identityWorld({
      routes: ({ host, deps }) => [
        routesOf(
          identityArea({
            ...deps,
            runCommand: async (command, invocation, input) => {
              await meanwhile();
              return deps.runCommand(command, invocation, input);
            },
          }),
          host.services.use,
        ),
      ],
    });
    const person = await other.addMember(email);
    meanwhile = async () => what(other, person);
    const answer = await form(
      '/v1/oauth/token',
      { grant_type: 'password', username: email, password: PASSWORD },
      other,
    );
    await other.http.app.close();
    await other.host.close();
    return { answer, refused: other.refused };
  };

  test('is wrong credentials where the password is another one now, on the record like any other [GOV 7.1]', async () => {
    const { answer, refused } = await surprised(async ({ host }, { id }) => dropPassword(host.db, id));
    expect([answer.statusCode, answer.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })]);
    expect(refused).toContainEqual(
      expect.objectContaining({ error: expect.objectContaining({ code: 'identity/wrong-credentials' }) }),
    );
  });

  test('is a problem of its own, not invalid_grant, where they are no longer a member', async () => {
    const { answer } = await surprised(async ({ host }, { id }) =>
      sql`update principals set state = 'suspended' where id = ${id}`.execute(host.db),
    );
    expect([answer.statusCode, answer.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'identity/not-a-member' }),
    ]);
    expect(answer.json()).not.toHaveProperty('error');
  });
});

describe('refresh tokens [GOV 7.7]', () => {
  test('rotate: each is good once and brings the next', async () => {
    const first = await byPassword();
    const second = await refresh(first.refresh_token);
    expect(second.statusCode).toBe(200);
    expect(second.json<Tokens>().refresh_token).not.toBe(first.refresh_token);
    expect((await me(second.json<Tokens>().access_token)).statusCode).toBe(200);
  });

  test('used twice end the whole family at once, the access tokens with it (abuse case 7)', async () => {
    const stolen = await byPassword();
    const next = (await refresh(stolen.refresh_token)).json<Tokens>();
    expect((await refresh(stolen.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await refresh(next.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await me(next.access_token)).statusCode).toBe(401);
    expect(await world.entries('session.ended')).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({ why: 'token-reused' }),
        decision: { allowed: false, code: 'identity/refresh-token-reused' },
      }),
    );
  });

  test('exchanged at the same moment by two hands: one wins, and the family is over', async () => {
    const { refresh_token: token } = await byPassword();
    const answers = await Promise.all([refresh(token), refresh(token)]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 400]));
    const won = answers.find(({ statusCode }) => statusCode === 200);
    expect((await me(won?.json<Tokens>().access_token ?? '')).statusCode).toBe(401);
  });

  test('run out with the family, however often they rotate', async () => {
    const world2 = await identityWorld({
      routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)],
    });
    await world2.addMember(email);
    const { validFor } = world2.host.policies().current.authentication.refreshToken;
    let token = (
      await form('/v1/oauth/token', { grant_type: 'password', username: email, password: PASSWORD }, world2)
    ).json<Tokens>().refresh_token;
    world2.host.clock.advance({ minutes: validFor.minutes - 1 });
    token = (
      await form('/v1/oauth/token', { grant_type: 'refresh_token', refresh_token: token }, world2)
    ).json<Tokens>().refresh_token;
    world2.host.clock.advance({ minutes: 1 });
    expect(
      (await form('/v1/oauth/token', { grant_type: 'refresh_token', refresh_token: token }, world2)).statusCode,
    ).toBe(400);
    await world2.http.app.close();
    await world2.host.close();
  });
});

describe('revocation is effective at once (abuse case 6) [GOV 7.6]', () => {
  test('a revoked family takes its access tokens along', async () => {
    const tokens = await byPassword();
    expect((await me(tokens.access_token)).statusCode).toBe(200);
    expect((await form('/v1/oauth/revoke', { token: tokens.refresh_token })).statusCode).toBe(200);
    expect((await me(tokens.access_token)).statusCode).toBe(401);
  });

  test('revoking what was never given says nothing else', async () => {
    expect((await form('/v1/oauth/revoke', { token: 'never-given' })).statusCode).toBe(200);
  });
});

test('the key set holds the public keys that tokens name [GOV 7.6]', async () => {
  const answer = await world.http.app.inject({ url: '/.well-known/jwks.json' });
  expect(answer.json()).toMatchObject({ keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'k1', alg: 'EdDSA' }] });
  expect(answer.body).not.toContain('"d"');
});
