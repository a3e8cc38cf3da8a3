import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ed25519FromSeed } from '../../../platform/secrets/ed25519-from-seed.ts';
import { openKeyRing } from '../../../platform/keys/key-ring.ts';
import { createManualClock } from '../../../testing/manual-clock.ts';
import { onlyPolicy, releasedPolicy } from '../../../testing/released-policy.ts';
import { createSeededIds } from '../../../testing/seeded-ids.ts';
import { createAccessTokens } from './access-tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-tokens-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ids = createSeededIds();
const policies = onlyPolicy(releasedPolicy());
const ada = {
  id: asId<'principal'>('5b1f0d3c-1111-4222-8333-444455556666'),
  sessionId: '9c5c9a53-aaaa-4bbb-8ccc-ddddeeeeffff',
};
const ISSUER = 'https://muster.example';

function fresh(name: string) {
  const ring = openKeyRing(join(folder, name), ids);
  const clock = createManualClock();
  return { ring, clock, tokens: createAccessTokens({ ring, clock, ids, issuer: ISSUER, policies: () => policies }) };
}

const { ring, clock, tokens } = fresh('main');
const key = ring.current('token-signing');
const { privateKey, publicBytes } = ed25519FromSeed(key.bytes);
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
const HEADER = { alg: 'EdDSA', typ: 'at+jwt', kid: key.kid };
const wellMade = (
  header: JWTHeaderParameters = HEADER,
  payload: JWTPayload = { sid: ada.sessionId, client_id: 'muster' },
) =>
  new SignJWT(payload)
    .setProtectedHeader(header)
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setSubject(ada.id)
    .setJti('00000000-0000-4000-8000-000000000001')
    .setIssuedAt(clock.now())
    .setExpirationTime(seconds(clock.now()) + 600);
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token [GOV 7.6]', () => {
  test('names its subject and session, no role, and is good for as long as the policy says', async () => {
    const { token, expiresInSeconds } = await tokens.issue(ada);
    expect(await tokens.verify(token)).toEqual(ada);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid });
    const payload = decodeJwt(token);
    expect(Object.keys(payload).toSorted()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
    expect(expiresInSeconds).toBe(policies.current.authentication.accessToken.validFor.minutes * 60);
    expect(Number(payload.exp) - Number(payload.iat)).toBe(expiresInSeconds);
  });

  test('that this test signs itself is taken, so that the refusals below are for their own reasons', async () => {
    expect(await tokens.verify(await wellMade().sign(privateKey))).toEqual(ada);
  });

  test('without a signature is refused (abuse case 1)', async () => {
    const [, payload = ''] = (await tokens.issue(ada)).token.split('.');
    expect(await tokens.verify(`${base64({ alg: 'none', typ: 'at+jwt', kid: key.kid })}.${payload}.`)).toBeUndefined();
  });

  test('signed with the public key as an HMAC secret is refused (abuse case 2)', async () => {
    const [, payload = ''] = (await tokens.issue(ada)).token.split('.');
    const head = base64({ alg: 'HS256', typ: 'at+jwt', kid: key.kid });
    const mac = createHmac('sha256', publicBytes).update(`${head}.${payload}`).digest('base64url');
    expect(await tokens.verify(`${head}.${payload}.${mac}`)).toBeUndefined();
  });

  test.each(['../../etc/passwd', "k1' or '1'='1", 'k999999', '', '__proto__'])(
    'whose kid is %j finds no key (abuse case 3)',
    async (kid) => {
      expect(await tokens.verify(await wellMade({ ...HEADER, kid }).sign(privateKey))).toBeUndefined();
    },
  );

  test('that brings its own key along is not believed (abuse case 3)', async () => {
    const own = ed25519FromSeed(ids.bytes(32));
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: own.publicBytes.toString('base64url') };
    const header = { ...HEADER, jwk, jku: 'https://evil.example/jwks.json', x5u: 'https://evil.example/x5u' };
    expect(await tokens.verify(await wellMade(header).sign(own.privateKey))).toBeUndefined();
  });

  test.each([
    ['another issuer', () => wellMade().setIssuer('https://evil.example')],
    ['another audience', () => wellMade().setAudience('https://other.example')],
    ['another type', () => wellMade({ ...HEADER, typ: 'JWT' })],
    [
      'a year to live',
      () =>
        wellMade()
          .setIssuedAt(seconds(clock.now()) - 3600)
          .setExpirationTime(seconds(clock.now()) + 31_536_000),
    ],
    ['a birth in the future', () => wellMade().setIssuedAt(seconds(clock.now()) + 120)],
    ['no session', () => wellMade(HEADER, {})],
  ])('of %s is refused (abuse cases 4, 5)', async (_words, make) => {
    expect(await tokens.verify(await make().sign(privateKey))).toBeUndefined();
  });

  test('is over when its time is over, give or take a minute (abuse case 5)', async () => {
    const world = fresh('expiry');
    const { token, expiresInSeconds } = await world.tokens.issue(ada);
    world.clock.advance({ seconds: expiresInSeconds + 59 });
    expect(await world.tokens.verify(token)).toEqual(ada);
    world.clock.advance({ seconds: 2 });
    expect(await world.tokens.verify(token)).toBeUndefined();
  });

  test('garbage is refused and never thrown', async () => {
    for (const text of ['', '.', '..', 'a.b.c', 'x'.repeat(5000)]) expect(await tokens.verify(text)).toBeUndefined();
  });
});

test('a new signing key takes over; the one before still verifies, the one before that no more', async () => {
  const world = fresh('rotation');
  const first = (await world.tokens.issue(ada)).token;
  const second = world.ring.add('token-signing').kid;
  const token = (await world.tokens.issue(ada)).token;
  expect(decodeProtectedHeader(token).kid).toBe(second);
  expect(await world.tokens.verify(first)).toEqual(ada);
  expect(world.tokens.jwks().keys.map(({ kid }) => kid)).toEqual(['k1', 'k2']);
  world.ring.add('token-signing');
  expect(await world.tokens.verify(first)).toBeUndefined();
  expect(await world.tokens.verify(token)).toEqual(ada);
});

test('the published keys verify, and hold nothing private', async () => {
  const [published] = tokens.jwks().keys;
  if (!published) throw new Error('no key is published');
  const { payload } = await jwtVerify((await tokens.issue(ada)).token, await importJWK(published, 'EdDSA'), {
    currentDate: clock.now(),
  });
  expect(payload.sub).toBe(ada.id);
  expect(Object.keys(published)).not.toContain('d');
});
