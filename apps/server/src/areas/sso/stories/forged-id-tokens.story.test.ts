import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD } from '../../identity/testing/identity-world.ts';
import { startLiar, type Lie } from '../testing/liar.ts';
import { CLIENT } from '../testing/provider.ts';
import { ssoWorld, type Jar } from '../testing/sso-world.ts';

let world: Awaited<ReturnType<typeof ssoWorld>>;
let liar: Awaited<ReturnType<typeof startLiar>>;
let other: Awaited<ReturnType<typeof startLiar>>;

beforeAll(async () => {
  [liar, other] = [await startLiar(), await startLiar()];
  world = await ssoWorld();
  await world.addMember('governance@example.org', ['platform-governance']);
  const jar = await world.byPassword('governance@example.org');
  for (const [name, { issuer }] of [
    ['example', liar],
    ['other', other],
  ] as const) {
    await world.provider(jar, { name, issuer, secret: CLIENT.secret });
    // Their token endpoint accepts any code, which the provider test rejects, so they are turned on directly.
    await world.turnOnByHand(name);
  }
  await world.addMember('ada@example.org');
  const own = await world.byPassword('ada@example.org');
  const begun = await world.send(own, 'POST', '/v1/sso/example/link', { currentPassword: PASSWORD });
  await comeBack(own, begun);
});
beforeEach(() => {
  for (const each of [liar, other]) each.told.lie = {};
});
afterAll(async () => {
  await world.end();
  await liar.close();
  await other.close();
});

/** The provider sends the browser back at once, with the test's parameters. */
async function comeBack(jar: Jar, begun: Awaited<ReturnType<typeof world.send>>, given: Record<string, string> = {}) {
  const asked = new URL(begun.json<{ url: string }>().url).searchParams;
  liar.told.nonce = asked.get('nonce') ?? '';
  const query = new URLSearchParams({ code: 'code', state: asked.get('state') ?? '', iss: liar.issuer, ...given });
  return world.send(jar, 'POST', '/v1/sso/example/finish', { query: `?${query.toString()}` });
}
async function signOn(lie: Lie, given: Record<string, string> = {}) {
  const jar: Jar = {};
  liar.told.lie = lie;
  return comeBack(jar, await world.send(jar, 'POST', '/v1/sso/example/begin', {}), given);
}
const NOT_PROVED = { status: 401, code: 'sso/answer-not-accepted' };

describe('an ID token proves something only where every part of it holds [GOV 7.7]', () => {
  test('the truth gets in', async () => {
    expect((await signOn({})).json()).toMatchObject({ outcome: 'signed-in' });
  });

  test.each<[string, Lie]>([
    ['of another issuer', { claims: { iss: 'https://id.example.org' } }],
    ['for another client', { claims: { aud: 'another' } }],
    ['for several clients, given to another', { claims: { aud: [CLIENT.id, 'another'], azp: 'another' } }],
    ['of another attempt', { claims: { nonce: 'another' } }],
    ['of no attempt', { claims: { nonce: undefined } }],
    ['of nobody', { claims: { sub: undefined } }],
    ['that is over', { claims: { exp: 1_000_000_000 } }],
    ['that is for later', { claims: { nbf: 4_000_000_000 } }],
    ['signed by another key', { signedBy: 'another' }],
    ['signed by nobody', { unsigned: true }],
    ['of a clock ten minutes behind', { skewSeconds: -600 }],
  ])('one %s does not', async (_, lie) => {
    expect((await signOn(lie)).json()).toMatchObject(NOT_PROVED);
  });

  test('clocks may be half a minute apart, either way', async () => {
    for (const skewSeconds of [30, -30])
      expect((await signOn({ skewSeconds })).json(), String(skewSeconds)).toMatchObject({ outcome: 'signed-in' });
  });
});

describe('an answer is of the provider that was asked [GOV 7.7]', () => {
  test('one that names another issuer, or none, is not (mix-up)', async () => {
    expect((await signOn({}, { iss: other.issuer })).json()).toMatchObject(NOT_PROVED);
    const asked = liar.told.asked.length;
    expect((await signOn({}, { iss: '' })).json()).toMatchObject(NOT_PROVED);
    expect(liar.told.asked.slice(asked)).not.toContain('/token');
  });

  test('one that comes back at another provider’s redirect URI is not', async () => {
    const jar: Jar = {};
    const begun = await world.send(jar, 'POST', '/v1/sso/other/begin', {});
    expect((await comeBack(jar, begun)).json()).toMatchObject({ code: 'sso/attempt-over' });
  });

  test('a description that names another issuer is none', async () => {
    liar.told.lie = { metadata: { issuer: other.issuer } };
    const begun = await world.send({}, 'POST', '/v1/sso/example/begin', {});
    expect(begun.json()).toMatchObject(NOT_PROVED);
  });

  test('an endpoint in a network that Muster must not call is not called', async () => {
    const answer = await signOn({ metadata: { token_endpoint: 'http://10.1.2.3/token' } });
    expect(answer.json()).toMatchObject({ status: 503, code: 'sso/provider-unreachable' });
  });

  test('nothing that a provider says is repeated', async () => {
    const answer = await signOn({}, { error: '<script>', error_description: 'ada@example.org', code: '' });
    expect(answer.body).not.toContain('script');
    expect(answer.body).not.toContain('ada@example.org');
  });
});
