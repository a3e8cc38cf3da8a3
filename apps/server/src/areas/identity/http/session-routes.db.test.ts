import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { routesOf } from '../../../platform/area-routes.ts';
import { identityArea } from '../area.ts';
import { identityWorld, PASSWORD, quickPolicy, type IdentityWorld } from '../testing/identity-world.ts';

let world: IdentityWorld;
let next = 0;
let email = '';
beforeAll(async () => {
  world = await identityWorld({ routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)] });
  return async () => world.host.close();
});
beforeEach(async () => {
  email = `ada.nr${(next += 1)}@example.org`;
  await world.addMember(email, ['ml-platform-sre']);
});
afterAll(async () => world.http.app.close());

const signIn = async (
  given: { email?: string; password?: string; cookies?: Record<string, string>; remoteAddress?: string } = {},
) =>
  world.http.app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { email: given.email ?? email, password: given.password ?? PASSWORD },
    ...(given.cookies === undefined ? {} : { cookies: given.cookies }),
    ...(given.remoteAddress === undefined ? {} : { remoteAddress: given.remoteAddress }),
  });

const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>, name: string): string =>
  answer.cookies.find((cookie) => cookie.name === name)?.value ?? '';

describe('signing in with a browser [GOV 7.7]', () => {
  test('answers with who one is, and a cookie that no script can read', async () => {
    const answer = await signIn({ email: email.toUpperCase() });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      principal: { kind: 'person', email },
      roles: [{ role: 'ml-platform-sre' }],
      policy: { id: 'GOV-001', version: '2.0.0', revision: 1 },
    });
    expect(answer.cookies.find(({ name }) => name === 'muster_session')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    expect(await world.entries('session.started')).toContainEqual(
      expect.objectContaining({
        actor: answer.json<{ principal: { id: string } }>().principal.id,
        log_type: 'audit',
        clause: '7.7',
      }),
    );
  });

  test('a wrong password and an unknown account get the same answer (abuse case 37)', async () => {
    const [wrong, unknown] = [
      await signIn({ password: 'not the right one' }),
      await signIn({ email: `nobody${next}@example.org` }),
    ];
    const said = ({ statusCode, json }: typeof wrong) => ({
      statusCode,
      ...json<Record<string, unknown>>(),
      requestId: '',
    });
    expect(wrong.statusCode).toBe(401);
    expect(said(wrong)).toEqual(said(unknown));
    expect(Object.keys(wrong.headers)).toEqual(Object.keys(unknown.headers));
    expect(wrong.body).not.toContain('not the right one');
  });

  test('a role in the request is an unknown field and refused (abuse case 8)', async () => {
    const answer = await world.http.app.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { email, password: PASSWORD, role: 'platform-governance' },
    });
    expect(answer.statusCode).toBe(400);
  });

  test('neither the cookie nor the password is in the database', async () => {
    const secret = cookieOf(await signIn(), 'muster_session');
    const { rows } = await sql<{ text: string }>`
      select row_to_json(s)::text || (select string_agg(row_to_json(p)::text, '') from passwords p) as text from sessions s`.execute(
      world.host.db,
    );
    const text = rows.map((row) => row.text).join('');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(PASSWORD);
  });
});

describe('a session [GOV 7.6]', () => {
  const ask = async (cookie: string) =>
    world.http.app.inject({ url: '/v1/session', cookies: { muster_session: cookie } });

  test('ends at once when one signs out', async () => {
    const answer = await signIn();
    const cookie = cookieOf(answer, 'muster_session');
    expect((await ask(cookie)).statusCode).toBe(200);
    const out = await world.http.app.inject({
      method: 'DELETE',
      url: '/v1/session',
      cookies: { muster_session: cookie },
      headers: { 'x-csrf-token': answer.json<{ csrfToken: string }>().csrfToken },
    });
    expect(out.statusCode).toBe(204);
    expect((await ask(cookie)).statusCode).toBe(401);
  });

  test('writes nothing without its CSRF token, nor with that of another (abuse case 43)', async () => {
    const [mine, other] = [await signIn(), await signIn()];
    const tried = async (headers: Record<string, string>) =>
      world.http.app.inject({
        method: 'DELETE',
        url: '/v1/session',
        cookies: { muster_session: cookieOf(mine, 'muster_session') },
        headers,
      });
    expect((await tried({})).json()).toMatchObject({ status: 403, code: 'identity/csrf-token-missing' });
    expect((await tried({ 'x-csrf-token': other.json<{ csrfToken: string }>().csrfToken })).statusCode).toBe(403);
    expect((await ask(cookieOf(mine, 'muster_session'))).statusCode).toBe(200);
  });

  test('lies idle for no longer than the policy says, and is used as long as it says', async () => {
    const cookie = cookieOf(await signIn(), 'muster_session');
    const { idleFor, validFor } = world.host.policies().current.authentication.session;
    for (let minutes = 0; minutes + idleFor.minutes - 1 < validFor.minutes; minutes += idleFor.minutes - 1) {
      expect((await ask(cookie)).statusCode).toBe(200);
      world.host.clock.advance({ minutes: idleFor.minutes - 1 });
    }
    world.host.clock.advance({ minutes: idleFor.minutes });
    expect((await ask(cookie)).statusCode).toBe(401);
    const idle = cookieOf(await signIn(), 'muster_session');
    world.host.clock.advance({ minutes: idleFor.minutes });
    expect((await ask(idle)).statusCode).toBe(401);
  });

  test('of somebody else cannot be guessed at', async () => {
    expect((await ask('a'.repeat(43))).json()).toMatchObject({ status: 401, code: 'identity/signed-out' });
    expect((await world.http.app.inject({ url: '/v1/session' })).json()).toMatchObject({
      status: 401,
      code: 'identity/not-signed-in',
    });
  });
});

describe('guessing passwords (abuse cases 36, 37) [GOV 7.7]', () => {
  const { attempts } = { attempts: 10 };

  test('an account is slowed down after as many failures as the policy says, from whatever addresses', async () => {
    const guess = async (host: number) => signIn({ password: 'guess number one', remoteAddress: `203.0.113.${host}` });
    for (let tried = 0; tried < attempts; tried += 1) expect((await guess(tried)).statusCode).toBe(401);
    const slowed = await guess(99);
    expect(slowed.json()).toMatchObject({ status: 429, code: 'identity/too-many-attempts' });
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('an account that does not exist is slowed down just the same', async () => {
    const unknown = `nobody.nr${next}@example.org`;
    for (let tried = 0; tried < attempts; tried += 1)
      await signIn({ email: unknown, remoteAddress: `203.0.113.${100 + tried}` });
    expect((await signIn({ email: unknown, remoteAddress: '203.0.113.99' })).statusCode).toBe(429);
  });

  test('a browser that has signed in before gets in while strangers are being slowed down', async () => {
    const device = cookieOf(await signIn(), 'muster_device');
    for (let tried = 0; tried <= attempts; tried += 1)
      await signIn({ password: 'guess number one', remoteAddress: `198.51.100.${tried}` });
    expect((await signIn({ remoteAddress: '198.51.100.50' })).statusCode).toBe(429);
    expect((await signIn({ cookies: { muster_device: device } })).statusCode).toBe(201);
  });

  test("a known device opens no other account's bucket, and a forged one none", async () => {
    const device = cookieOf(await signIn(), 'muster_device');
    const other = `eve.nr${next}@example.org`;
    await world.addMember(other);
    for (let tried = 0; tried <= attempts; tried += 1)
      await signIn({ email: other, password: 'guess number one', remoteAddress: `192.0.2.${tried}` });
    for (const cookie of [device, `${device.split('.')[0]}.AAAA`, 'x.y', 'nonsense'])
      expect(
        (await signIn({ email: other, cookies: { muster_device: cookie }, remoteAddress: '192.0.2.77' })).statusCode,
      ).toBe(429);
  });

  test('nobody is locked out: with time the right password works again', async () => {
    for (let tried = 0; tried <= attempts; tried += 1)
      await signIn({ password: 'guess number one', remoteAddress: `198.51.100.${100 + tried}` });
    const slowed = await signIn();
    expect(slowed.statusCode).toBe(429);
    world.host.clock.advance({ seconds: Number(slowed.headers['retry-after']) });
    expect((await signIn()).statusCode).toBe(201);
  });

  test('right passwords cost nothing', async () => {
    for (let tried = 0; tried < attempts + 2; tried += 1) expect((await signIn()).statusCode).toBe(201);
  });

  test('a network is slowed down whatever accounts it tries, and an IPv6 /64 is one network', async () => {
    const perNetwork = 3;
    const strict = await identityWorld({
      policy: quickPolicy({
        'authentication.yaml': (text) => text.replace('address: { attempts: 100', `address: { attempts: ${perNetwork}`),
      }),
      routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)],
    });
    const guess = async (tried: number, network: string) =>
      strict.http.app.inject({
        method: 'POST',
        url: '/v1/session',
        payload: { email: `x${tried}@example.org`, password: 'a guess' },
        remoteAddress: `${network}::${tried}`,
      });
    for (let tried = 1; tried <= perNetwork; tried += 1)
      expect((await guess(tried, '2001:db8:1:2')).statusCode).toBe(401);
    expect((await guess(9, '2001:db8:1:2')).statusCode).toBe(429);
    expect((await guess(9, '2001:db8:1:3')).statusCode).toBe(401);
    await strict.http.app.close();
    await strict.host.close();
  });
});

describe('where the policy has the password flow off [GOV 7.7]', () => {
  let off: IdentityWorld;
  beforeAll(async () => {
    off = await identityWorld({
      policy: quickPolicy({
        'authentication.yaml': (text) =>
          text.replace('passwordFlow: { enabled: true', 'passwordFlow: { enabled: false'),
      }),
      routes: ({ host, deps }) => [routesOf(identityArea(deps), host.services.use)],
    });
    return async () => {
      await off.http.app.close();
      await off.host.close();
    };
  });
  const attempt = async (as: string, password = PASSWORD) =>
    off.http.app.inject({ method: 'POST', url: '/v1/session', payload: { email: as, password } });

  test('nobody signs in by password, and nobody learns whether it was right', async () => {
    await off.addMember('ada@example.org', ['ml-platform-sre']);
    const answers = [await attempt('ada@example.org'), await attempt('ada@example.org', 'not the right one')];
    for (const answer of [...answers, await attempt('nobody@example.org')])
      expect(answer.json()).toMatchObject({ status: 401, code: 'identity/passwords-off' });
    expect(await off.entries('session.started')).toEqual([]);
  });

  test('whom the policy names breaks the glass, and the record says so', async () => {
    const { id } = await off.addMember('governance@example.org', ['platform-governance']);
    expect((await attempt('governance@example.org', 'not the right one')).json()).toMatchObject({
      code: 'identity/passwords-off',
    });
    expect((await attempt('governance@example.org')).statusCode).toBe(201);
    expect(await off.entries('session.started')).toMatchObject([{ actor: id, data: { how: 'break-glass' } }]);
  });
});
