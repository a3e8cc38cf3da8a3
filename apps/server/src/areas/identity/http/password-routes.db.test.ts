import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { identityArea } from '../area.ts';
import { changePassword } from '../commands/change-password.ts';
import { startSession } from '../commands/start-session.ts';
import type { PasswordHash } from '../passwords.ts';
import { passwordOf } from '../store/passwords.ts';
import { identityWorld, PASSWORD, type IdentityWorld } from '../testing/identity-world.ts';

const NEW = 'a new and longer sentence';

let world: IdentityWorld;
let next = 0;
let email = '';
let id: PrincipalId;
beforeAll(async () => {
  world = await identityWorld({ routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)] });
  return async () => world.host.close();
});
beforeEach(async () => {
  email = `ada.nr${(next += 1)}@example.org`;
  ({ id } = await world.addMember(email));
});
afterAll(async () => world.http.app.close());

/** A different address each time, so that only the account is throttled. */
const remoteAddress = (): string => `203.0.${(next += 1) % 250}.${next % 250}`;
const signIn = async (password = PASSWORD) =>
  world.http.app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { email, password },
    remoteAddress: remoteAddress(),
  });
const tokens = async (fields: Record<string, string>) =>
  world.http.app.inject({
    method: 'POST',
    url: '/v1/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

/** A signed-in browser: whether it still is, and a password change. */
async function browser() {
  const answer = await signIn();
  const cookie = answer.cookies.find(({ name }) => name === 'muster_session')?.value ?? '';
  const { csrfToken } = answer.json<{ csrfToken: string }>();
  const call = async (given: object) =>
    world.http.app.inject({ cookies: { muster_session: cookie }, remoteAddress: remoteAddress(), ...given });
  return {
    isSignedIn: async () => (await call({ url: '/v1/session' })).statusCode === 200,
    change: async (payload: object, headers: Record<string, string> = {}) =>
      call({
        method: 'POST',
        url: '/v1/session/password',
        payload,
        headers: { 'x-csrf-token': csrfToken, ...headers },
      }),
  };
}
const hash = async (): Promise<PasswordHash> => {
  const kept = await passwordOf(world.host.db, id);
  if (kept === undefined) throw new Error('nobody has a password');
  return kept.hash;
};
const attempts = 10;
const changes = async () => (await world.entries('password.changed')).filter(({ actor }) => actor === id);

describe('a member changes their own password [GOV 7.7]', () => {
  test('and signs in with the new one from then on, and with the old one no more', async () => {
    const ada = await browser();
    const answer = await ada.change({ currentPassword: PASSWORD, password: NEW });
    expect([answer.statusCode, answer.json()]).toEqual([200, { endedSessions: 0 }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await signIn(NEW)).statusCode).toBe(201);
    expect((await signIn(PASSWORD)).statusCode).toBe(401);
  });

  test('which is on the record with who and when, and without either password [GOV 7.1]', async () => {
    await (await browser()).change({ currentPassword: PASSWORD, password: NEW });
    const [entry] = await changes();
    expect(entry).toMatchObject({ clause: '7.7', resource: { kind: 'principal', id }, data: { principal: id } });
    for (const secret of [NEW, PASSWORD, await hash()]) expect(JSON.stringify(entry)).not.toContain(secret);
  });

  test('and every other session of theirs ends at once, browsers and tokens, while this one stays', async () => {
    const [ada, elsewhere] = [await browser(), await browser()];
    const held = (await tokens({ grant_type: 'password', username: email, password: PASSWORD })).json<{
      access_token: string;
      refresh_token: string;
    }>();
    expect((await ada.change({ currentPassword: PASSWORD, password: NEW })).json()).toEqual({ endedSessions: 2 });
    expect([await ada.isSignedIn(), await elsewhere.isSignedIn()]).toEqual([true, false]);
    expect((await tokens({ grant_type: 'refresh_token', refresh_token: held.refresh_token })).json()).toMatchObject({
      error: 'invalid_grant',
    });
    const byToken = await world.http.app.inject({
      url: '/v1/session',
      headers: { authorization: `Bearer ${held.access_token}` },
    });
    expect(byToken.statusCode).toBe(401);
  });

  test("and nobody else's sessions end", async () => {
    const ada = await browser();
    await world.addMember((email = `grace.nr${next}@example.org`));
    const grace = await browser();
    await ada.change({ currentPassword: PASSWORD, password: NEW });
    expect(await grace.isSignedIn()).toBe(true);
  });

  test('by a token as well, whose family stays', async () => {
    const held = (await tokens({ grant_type: 'password', username: email, password: PASSWORD })).json<{
      access_token: string;
      refresh_token: string;
    }>();
    const answer = await world.http.app.inject({
      method: 'POST',
      url: '/v1/session/password',
      payload: { currentPassword: PASSWORD, password: NEW },
      headers: { authorization: `Bearer ${held.access_token}` },
    });
    expect(answer.statusCode).toBe(200);
    expect((await tokens({ grant_type: 'refresh_token', refresh_token: held.refresh_token })).statusCode).toBe(200);
  });
});

describe('a change that is sent again with its Idempotency-Key', () => {
  const given = { currentPassword: PASSWORD, password: NEW };

  test('answers as the first did, and is made once', async () => {
    const [ada] = [await browser(), await browser()];
    const first = await ada.change(given, { 'idempotency-key': 'k1' });
    const again = await ada.change(given, { 'idempotency-key': 'k1' });
    expect(first.json()).toEqual({ endedSessions: 1 });
    expect([again.statusCode, again.json()]).toEqual([first.statusCode, first.json()]);
    expect(await changes()).toHaveLength(1);
  });

  test('also where both are under way at once', async () => {
    const ada = await browser();
    const send = async () => ada.change(given, { 'idempotency-key': 'k1' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await changes()).toHaveLength(1);
  });

  test('is a conflict for another new password, and for the same one once it was changed again', async () => {
    const ada = await browser();
    await ada.change(given, { 'idempotency-key': 'k1' });
    const another = async (payload: object) => (await ada.change(payload, { 'idempotency-key': 'k1' })).json<object>();
    const conflict = { status: 409, code: 'request/idempotency-key-reused' };
    expect(await another({ ...given, password: 'yet another long sentence' })).toMatchObject(conflict);
    await ada.change({ currentPassword: NEW, password: 'yet another long sentence' });
    expect(await another(given)).toMatchObject(conflict);
    expect((await signIn('yet another long sentence')).statusCode).toBe(201);
  });

  test('tells whoever has only the session and no password nothing, however often they try [GOV 7.7]', async () => {
    const ada = await browser();
    await ada.change(given, { 'idempotency-key': 'k1' });
    const guess = async (nr: number) =>
      ada.change({ ...given, password: `a guess at it, number ${nr}` }, { 'idempotency-key': 'k1' });
    for (let tried = 0; tried < attempts; tried += 1) expect((await guess(tried)).statusCode).toBe(409);
    expect((await guess(attempts)).statusCode).toBe(429);
  });

  test('is a change of its own without a key, or with another', async () => {
    const ada = await browser();
    await ada.change(given, { 'idempotency-key': 'k1' });
    expect((await ada.change(given)).json()).toMatchObject({ status: 403, code: 'identity/wrong-password' });
    expect((await ada.change(given, { 'idempotency-key': 'k2' })).statusCode).toBe(403);
  });
});

describe('a change is refused [GOV 7.7]', () => {
  const refusal = async (payload: object) => {
    const before = await hash();
    const answer = await (await browser()).change(payload);
    expect(await hash()).toBe(before);
    expect(await changes()).toEqual([]);
    return answer.json<{ status: number; code: string; clause: string; fields: { path: string }[] }>();
  };

  test('to whoever does not know the current one, on the record, and the session stays [GOV 7.1]', async () => {
    const ada = await browser();
    const answer = await ada.change({ currentPassword: 'a guess at it', password: NEW });
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'identity/wrong-password',
      clause: '7.7',
      fields: [
        {
          path: '/currentPassword',
          problem: 'is wrong',
          remedy: 'try again, or ask Platform Governance for a new invitation',
        },
      ],
    });
    expect(world.http.refused).toContainEqual(
      expect.objectContaining({
        route: '/v1/session/password',
        actor: expect.objectContaining({ id }) as unknown,
        error: expect.objectContaining({ code: 'identity/wrong-password' }) as unknown,
      }),
    );
    expect([await ada.isSignedIn(), await changes()]).toEqual([true, []]);
  });

  test('where the current one fits by its first 72 bytes alone', async () => {
    const long = 'it is very long and it begins like another one, but is not at all like it'.slice(0, 72);
    await (await browser()).change({ currentPassword: PASSWORD, password: long });
    const session = await signIn(long);
    expect(session.statusCode).toBe(201);
    const cookies = { muster_session: session.cookies.find(({ name }) => name === 'muster_session')?.value ?? '' };
    const answer = await world.http.app.inject({
      method: 'POST',
      url: '/v1/session/password',
      cookies,
      headers: { 'x-csrf-token': session.json<{ csrfToken: string }>().csrfToken },
      payload: { currentPassword: `${long}y`, password: NEW },
    });
    expect(answer.json()).toMatchObject({ status: 403, code: 'identity/wrong-password' });
  });

  test('for a new one of more than 72 bytes, which is never cut off', async () => {
    expect(await refusal({ currentPassword: PASSWORD, password: 'é'.repeat(37) })).toMatchObject({
      status: 400,
      code: 'identity/password-unfit',
      clause: '7.7',
      fields: [{ path: '/password' }],
    });
  });

  test('for a new one that is shorter than the policy allows', async () => {
    expect(await refusal({ currentPassword: PASSWORD, password: 'short' })).toMatchObject({
      status: 400,
      code: 'identity/password-unfit',
    });
  });

  test.each<[string, () => string, string]>([
    ['many people use', () => 'password1234', 'many people use it'],
    ['is their e-mail address', () => email, 'your e-mail address'],
    ['is made of the product’s name', () => 'muster-muster-muster', 'this product'],
  ])('for a new one that %s', async (_, password, problem) => {
    expect(await refusal({ currentPassword: PASSWORD, password: password() })).toMatchObject({
      status: 400,
      code: 'identity/password-unfit',
      clause: '7.7',
      fields: [
        {
          path: '/password',
          problem: expect.stringContaining(problem) as string,
          remedy: expect.stringContaining('sentence') as string,
        },
      ],
    });
  });

  test('for the one that they have', async () => {
    expect(await refusal({ currentPassword: PASSWORD, password: PASSWORD })).toMatchObject({
      status: 400,
      code: 'identity/password-unchanged',
      fields: [{ path: '/password' }],
    });
  });

  test("for somebody else's, whom a body cannot name", async () => {
    expect(await refusal({ currentPassword: PASSWORD, password: NEW, principal: id })).toMatchObject({ status: 400 });
  });

  test('to pages that are not of Muster, to strangers and to service accounts', async () => {
    const payload = { currentPassword: PASSWORD, password: NEW };
    expect((await (await browser()).change(payload, { 'x-csrf-token': '' })).json()).toMatchObject({
      code: 'identity/csrf-token-missing',
    });
    const stranger = await world.http.app.inject({ method: 'POST', url: '/v1/session/password', payload });
    expect(stranger.json()).toMatchObject({ status: 401, code: 'identity/not-signed-in' });
    const robot = { kind: 'service', id, scopes: ['session:read'] } as const;
    const [input, requestId] = [{ insteadOf: await hash(), passwordHash: await hash() }, asId<'request'>('r')];
    expect(await world.deps.runCommand(changePassword, { actor: robot, requestId }, input)).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  });

  test('to somebody who has none: there is nothing to prove', async () => {
    const ada = await browser();
    await sql`delete from passwords where principal_id = ${id}`.execute(world.host.db);
    expect((await ada.change({ currentPassword: PASSWORD, password: NEW })).json()).toMatchObject({
      status: 403,
      code: 'identity/wrong-password',
    });
  });
});

describe('guessing at the current password (abuse cases 36, 37) [GOV 7.7]', () => {
  test('is slowed down like signing in, and fills the same bucket', async () => {
    const thief = await browser();
    const guess = async () => thief.change({ currentPassword: 'guess number one', password: NEW });
    for (let tried = 0; tried < attempts; tried += 1) expect((await guess()).statusCode).toBe(403);
    const slowed = await guess();
    expect(slowed.json()).toMatchObject({ status: 429, code: 'identity/too-many-attempts' });
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn()).statusCode).toBe(429);
    world.host.clock.advance({ seconds: Number(slowed.headers['retry-after']) });
    expect((await thief.change({ currentPassword: PASSWORD, password: NEW })).statusCode).toBe(200);
  });
});

describe('what happens at the same moment [GOV 7.7]', () => {
  const actor = () => ({ kind: 'person', id, sessionId: world.deps.ids.opaque() }) as const;
  const requestId = asId<'request'>('r');

  test('a sign-in that was held against the old password begins no session after the change', async () => {
    const passwordHash = await hash();
    await (await browser()).change({ currentPassword: PASSWORD, password: NEW });
    const started = await world.deps.runCommand(
      startSession,
      { actor: actor(), requestId },
      { how: 'browser', passwordHash },
    );
    expect(started).toMatchObject({ ok: false, error: { code: 'identity/wrong-credentials' } });
  });

  test('of two changes with the same proof one is made', async () => {
    const insteadOf = await hash();
    const made = await world.deps.passwords.make(world.host.policies().current, NEW, { email });
    if (!made.ok) throw new Error(made.error.public);
    const change = async () =>
      world.deps.runCommand(changePassword, { actor: actor(), requestId }, { insteadOf, passwordHash: made.value });
    const results = await Promise.all([change(), change()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'identity/wrong-password', clause: '7.7' } });
    expect(await changes()).toHaveLength(1);
  });
});
