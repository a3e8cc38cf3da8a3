import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readEnvelope } from '../../../platform/ledger/envelope.ts';
import { PASSWORD, quickPolicy } from '../../identity/testing/identity-world.ts';
import { CLIENT, startProvider, visit } from '../testing/provider.ts';
import { MUSTER, ssoWorld, type Jar } from '../testing/sso-world.ts';

let world: Awaited<ReturnType<typeof ssoWorld>>;
let provider: Awaited<ReturnType<typeof startProvider>>;
let governance: Jar;
let next = 0;
let email = '';
let sub = '';

beforeAll(async () => {
  provider = await startProvider([`${MUSTER}/sign-on/example`, `${MUSTER}/sign-on/second`]);
  world = await ssoWorld();
  await world.addMember('governance@example.org', ['platform-governance']);
  governance = await world.byPassword('governance@example.org');
  await world.provider(governance, { name: 'example', issuer: provider.issuer, secret: CLIENT.secret });
  await turn('turn-on');
  return async () => provider.close();
});
beforeEach(() => {
  next += 1;
  email = `ada.nr${next}@example.org`;
  sub = `ada-${next}`;
  provider.accounts.set(sub, { email, email_verified: true });
  provider.state.signsIn = sub;
  provider.state.deniesConsent = false;
});
afterAll(async () => world.end());

const turn = async (verb: string, jar = governance) =>
  world.send(jar, 'POST', `/v1/identity-providers/example/${verb}`, {});

/** From the sign-in button to the page the browser comes back to. */
async function comeBack(jar: Jar, begun: Awaited<ReturnType<typeof world.send>>) {
  expect(begun.statusCode, begun.body).toBe(200);
  const query = await visit(begun.json<{ url: string }>().url, MUSTER);
  return { query, finish: async (as: Jar = jar) => world.send(as, 'POST', '/v1/sso/example/finish', { query }) };
}
const signOn = async (jar: Jar, given: object = {}) =>
  (await comeBack(jar, await world.send(jar, 'POST', '/v1/sso/example/begin', given))).finish();
const link = async (jar: Jar) =>
  (await comeBack(jar, await world.send(jar, 'POST', '/v1/sso/example/link', { currentPassword: PASSWORD }))).finish();
const whoIs = async (jar: Jar) => world.send(jar, 'GET', '/v1/session');
const linked = async () => {
  const member = await world.addMember(email);
  const jar = await world.byPassword(email);
  expect((await link(jar)).json()).toEqual({ outcome: 'linked', next: '/settings/profile' });
  return { member, jar };
};

describe('signing in by an identity provider [GOV 7.7]', () => {
  test('a member links an account by their password, and signs in by it from then on, each on the record', async () => {
    const { member } = await linked();
    const jar: Jar = {};
    const answer = await signOn(jar, { next: '/incidents?state=open' });
    expect(answer.json()).toEqual({ outcome: 'signed-in', next: '/incidents?state=open' });
    expect((await whoIs(jar)).json()).toMatchObject({ principal: { id: member.id, email } });
    expect(jar['muster_sign_on']).toBeUndefined();
    const entries = await world.entries();
    const own = entries.filter(({ actor }) => actor === member.id).map(({ action, data }) => ({ action, ...data }));
    expect(own).toMatchObject([
      { action: 'session.started', how: 'browser' },
      { action: 'sso.account_linked', provedBy: 'password' },
      { action: 'session.started', how: 'single-sign-on' },
      { action: 'sso.signed_on', principal: member.id },
    ]);
  });

  test('what names somebody at the provider, and the client secret, are in no row and no entry', async () => {
    await linked();
    const { rows } = await sql<{ text: string }>`
      select row_to_json(h)::text as text from identity_handles h
      union all select row_to_json(a)::text from sso_accounts a
      union all select row_to_json(p)::text from identity_providers p
      union all select envelope from ledger_pending`.execute(world.host.db);
    const text = rows.map((row) => row.text).join('\n');
    for (const secret of [sub, email, CLIENT.secret]) expect(text).not.toContain(`"${secret}"`);
  });

  test('asks the provider for a code with PKCE, state and nonce, for this redirect URI alone', async () => {
    const begun = await world.send({}, 'POST', '/v1/sso/example/begin', {});
    const { searchParams } = new URL(begun.json<{ url: string }>().url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: `${MUSTER}/sign-on/example`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('an invited person joins by it, without a password, and by nobody else’s link', async () => {
    const invited = await world.send(governance, 'POST', '/v1/members', { email, name: 'Ada' });
    const { url } = invited.json<{ url: string }>();
    const invitation = new URL(url).hash.slice('#token='.length);
    const jar: Jar = {};
    expect((await signOn(jar, { invitation })).json()).toMatchObject({ outcome: 'signed-in' });
    expect((await whoIs(jar)).json()).toMatchObject({ principal: { email } });
    const again = await world.send({}, 'POST', '/v1/sso/example/begin', { invitation });
    expect(again.json()).toMatchObject({ status: 404, code: 'identity/invitation-over' });
    jar['csrf'] = (await whoIs(jar)).json<{ csrfToken: string }>().csrfToken;
    const proof = await world.send(jar, 'POST', '/v1/sso/example/link', { currentPassword: 'whatever it is' });
    expect(proof.json()).toMatchObject({ status: 409, code: 'sso/no-password-to-prove' });
  });

  test('the provider’s keys may change between the way there and the way back', async () => {
    await linked();
    const jar: Jar = {};
    const back = await comeBack(jar, await world.send(jar, 'POST', '/v1/sso/example/begin', {}));
    await provider.rotateKeys();
    expect((await back.finish()).statusCode).toBe(200);
    await provider.rotateKeys();
    expect((await signOn({})).statusCode).toBe(200);
  });
});

describe('who does not get in [GOV 7.7, 1.1]', () => {
  test('somebody whom no member has linked, even with a member’s verified e-mail', async () => {
    await world.addMember(email);
    const answer = await signOn({});
    expect(answer.json()).toMatchObject({ status: 401, code: 'sso/not-linked' });
    expect(answer.headers['set-cookie']).not.toContain('muster_session=');
  });

  test('a member who was suspended, nor after they were reinstated, until they prove it again', async () => {
    const { member, jar } = await linked();
    await signOn(jar);
    await world.send(governance, 'POST', `/v1/members/${member.id}/suspend`, { reason: 'left' });
    expect((await whoIs(jar)).statusCode).toBe(401);
    expect((await signOn({})).json()).toMatchObject({ code: 'sso/not-linked' });
    await world.send(governance, 'POST', `/v1/members/${member.id}/reinstate`, { reason: 'back' });
    expect((await signOn({})).json()).toMatchObject({ code: 'sso/not-linked' });
    expect(await world.entries('sso.account_unlinked')).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ principal: member.id, why: 'suspended' }) }),
    );
  });

  test('whoever was denied at the provider', async () => {
    provider.state.deniesConsent = true;
    expect((await signOn({})).json()).toMatchObject({
      code: 'sso/provider-refused',
      detail: expect.stringContaining('access_denied'),
    });
  });

  test('an account of another member’s is linked to nobody else, nor a second one to the same', async () => {
    const { jar } = await linked();
    const taken = sub;
    const other = `other.nr${next}@example.org`;
    await world.addMember(other);
    expect((await link(await world.byPassword(other))).json()).toMatchObject({
      status: 403,
      code: 'sso/anothers-account',
    });
    provider.state.signsIn = `${taken}-second`;
    expect((await link(jar)).json()).toMatchObject({ status: 409, code: 'sso/other-account' });
  });

  test('whoever has an open screen but not its owner’s password', async () => {
    await world.addMember(email);
    const jar = await world.byPassword(email);
    const answer = await world.send(jar, 'POST', '/v1/sso/example/link', { currentPassword: 'a guess at it' });
    expect(answer.statusCode).toBe(403);
  });
});

describe('abuse [GOV 7.7]', () => {
  test('what one browser began another cannot finish: nobody is signed in as somebody else (login CSRF)', async () => {
    await linked();
    const attacker: Jar = {};
    const back = await comeBack(attacker, await world.send(attacker, 'POST', '/v1/sso/example/begin', {}));
    const victim: Jar = {};
    expect((await back.finish(victim)).json()).toMatchObject({ status: 401, code: 'sso/attempt-over' });
    await world.send(victim, 'POST', '/v1/sso/example/begin', {});
    expect((await back.finish(victim)).json()).toMatchObject({ code: 'sso/attempt-over' });
    expect(victim['muster_session']).toBeUndefined();
  });

  test('an attempt comes back once, with its cookie kept or not', async () => {
    await linked();
    const jar: Jar = {};
    const back = await comeBack(jar, await world.send(jar, 'POST', '/v1/sso/example/begin', {}));
    const kept = { ...jar };
    expect((await back.finish()).statusCode).toBe(200);
    expect((await back.finish(kept)).json()).toMatchObject({ code: 'sso/attempt-over' });
  });

  test('an attempt is good for as long as the policy says', async () => {
    await linked();
    const jar: Jar = {};
    const back = await comeBack(jar, await world.send(jar, 'POST', '/v1/sso/example/begin', {}));
    world.host.clock.advance({ minutes: 11 });
    expect((await back.finish()).json()).toMatchObject({ code: 'sso/attempt-over' });
  });

  test('a cookie that was changed is none', async () => {
    const jar: Jar = {};
    const back = await comeBack(jar, await world.send(jar, 'POST', '/v1/sso/example/begin', {}));
    const [text = '', mac] = (jar['muster_sign_on'] ?? '').split('.');
    const changed = { ...JSON.parse(Buffer.from(text, 'base64url').toString()), next: '//evil.example' };
    jar['muster_sign_on'] = `${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${mac}`;
    expect((await back.finish()).json()).toMatchObject({ code: 'sso/attempt-over' });
  });

  test.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])('%s is nowhere to go to', async (to) => {
    await linked();
    expect((await signOn({}, { next: to })).json()).toMatchObject({ next: '/' });
  });

  test('a link that one member began is not finished as another', async () => {
    await world.addMember(email);
    const jar = await world.byPassword(email);
    const back = await comeBack(
      jar,
      await world.send(jar, 'POST', '/v1/sso/example/link', { currentPassword: PASSWORD }),
    );
    const other = `other.nr${next}@example.org`;
    await world.addMember(other);
    await world.byPassword(other, jar);
    expect((await back.finish()).json()).toMatchObject({ status: 403, code: 'sso/not-the-same' });
  });
});

describe('a provider is arranged by Platform Governance [GOV 7.7]', () => {
  const add = async (given: object, jar = governance) =>
    world.send(jar, 'POST', '/v1/identity-providers', {
      name: 'second',
      label: 'Second',
      issuer: 'https://id.example.org',
      clientId: 'muster',
      clientSecret: 'x',
      ...given,
    });

  test('by nobody else', async () => {
    await world.addMember(email, ['ml-platform-sre']);
    expect((await add({}, await world.byPassword(email))).json()).toMatchObject({ code: 'access/not-entitled' });
  });

  test('names and issuers are there once, and an issuer is an address', async () => {
    expect((await add({ name: 'example' })).json()).toMatchObject({ status: 409, code: 'sso/name-taken' });
    expect((await add({ issuer: provider.issuer })).json()).toMatchObject({ status: 409, code: 'sso/issuer-taken' });
    for (const issuer of ['id.example.org', 'http://10.0.0.1', 'https://id.example.org/?x'])
      expect((await add({ issuer })).json(), issuer).toMatchObject({ status: 400, code: 'sso/not-an-issuer' });
  });

  test('a test says what is wrong, and what does not work is not turned on', async () => {
    expect((await turn('test')).json()).toMatchObject({ works: true });
    expect((await turn('turn-on')).json()).toMatchObject({ status: 409, code: 'sso/already' });
    await turn('turn-off');
    await world.send(governance, 'POST', '/v1/identity-providers/example/set-secret', { clientSecret: 'another one' });
    expect((await turn('test')).json()).toEqual({
      works: false,
      says: 'It does not accept this client id and secret.',
    });
    expect((await turn('turn-on')).json()).toMatchObject({ status: 409, code: 'sso/does-not-work' });
    await world.send(governance, 'POST', '/v1/identity-providers/example/set-secret', { clientSecret: CLIENT.secret });
    expect((await turn('turn-on')).statusCode).toBe(204);
  });

  test('one that is turned off lets nobody in and ends the sessions that rest on it, and no others', async () => {
    await linked();
    const [by, besides]: Jar[] = [{}, await world.byPassword(email)];
    await signOn(by ?? {});
    await turn('turn-off');
    expect((await whoIs(by ?? {})).statusCode).toBe(401);
    expect((await whoIs(besides ?? {})).statusCode).toBe(200);
    const begun = await world.send({}, 'POST', '/v1/sso/example/begin', {});
    expect(begun.json()).toMatchObject({ status: 404, code: 'sso/no-such-provider' });
    await turn('turn-on');
    expect((await signOn({})).statusCode).toBe(200);
  });

  test('one’s own account is unlinked by oneself', async () => {
    const { jar } = await linked();
    const unlink = async () => world.send(jar, 'POST', '/v1/sso/unlink', { provider: 'example' });
    expect((await world.send(jar, 'GET', '/v1/sso/accounts')).json()).toMatchObject({
      items: [{ provider: 'example', provedBy: 'password' }],
    });
    expect((await unlink()).statusCode).toBe(204);
    expect((await unlink()).json()).toMatchObject({ status: 409, code: 'sso/no-account' });
    expect((await signOn({})).json()).toMatchObject({ code: 'sso/not-linked' });
  });
});

test('a verified e-mail proves an account where the policy lets it, an unverified one never [GOV 7.7]', async () => {
  const policy = quickPolicy({
    'authentication.yaml': (text) => text.replace('linksByVerifiedEmail: false', 'linksByVerifiedEmail: true'),
  });
  const lenient = await ssoWorld(policy);
  try {
    await lenient.addMember('governance@example.org', ['platform-governance']);
    const jar = await lenient.byPassword('governance@example.org');
    await lenient.provider(jar, { name: 'example', issuer: provider.issuer, secret: CLIENT.secret });
    await lenient.send(jar, 'POST', '/v1/identity-providers/example/turn-on', {});
    const { id } = await lenient.addMember(email);
    const come = async () => {
      const own: Jar = {};
      const begun = await lenient.send(own, 'POST', '/v1/sso/example/begin', {});
      const query = await visit(begun.json<{ url: string }>().url, MUSTER);
      return lenient.send(own, 'POST', '/v1/sso/example/finish', { query });
    };
    provider.accounts.set(sub, { email, email_verified: false });
    expect((await come()).json()).toMatchObject({ code: 'sso/not-linked' });
    provider.accounts.set(sub, { email: `x.${email}`, email_verified: true });
    expect((await come()).json()).toMatchObject({ code: 'sso/not-linked' });
    provider.accounts.set(sub, { email, email_verified: true });
    expect((await come()).json()).toMatchObject({ outcome: 'signed-in' });
    const { rows } = await sql<{ envelope: string }>`select envelope from ledger_pending`.execute(lenient.host.db);
    const links = rows.map((row) => readEnvelope(row.envelope)).filter(({ action }) => action === 'sso.account_linked');
    expect(links).toMatchObject([{ actor: id, data: { provedBy: 'verified-email' } }]);
  } finally {
    await lenient.end();
  }
});
