import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { CLIENT } from './provider.ts';

/** What a provider can lie about. */
export type Lie = {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** How wrong its clock is. */
  readonly skewSeconds?: number;
  readonly signedBy?: 'own' | 'another';
  readonly unsigned?: true;
  /** Overrides of its metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
};

/** A provider that behaves correctly except for what it is told to lie about. `nonce` is the attempt's. */
export async function startLiar() {
  const [own, another] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
  const jwk = { ...(await exportJWK(own.publicKey)), use: 'sig', alg: 'ES256', kid: 'own' };
  const told: { lie: Lie; nonce: string; asked: string[] } = { lie: {}, nonce: '', asked: [] };
  const server = createServer((request, response) => {
    void (async () => {
      told.asked.push(request.url ?? '');
      response.setHeader('content-type', 'application/json');
      if (request.url === '/.well-known/openid-configuration') response.end(JSON.stringify(description()));
      else if (request.url === '/jwks') response.end(JSON.stringify({ keys: [jwk] }));
      else response.end(JSON.stringify({ access_token: 'x', token_type: 'bearer', id_token: await idToken() }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    told,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  function description() {
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      ...told.lie.metadata,
    };
  }

  async function idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1000) + (told.lie.skewSeconds ?? 0);
    const claims = { iss: issuer, aud: CLIENT.id, sub: 'ada', nonce: told.nonce, iat: now, exp: now + 300 };
    const all = { ...claims, ...told.lie.claims };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    if (told.lie.unsigned === true) return `${part({ alg: 'none' })}.${part(all)}.`;
    return new SignJWT(all)
      .setProtectedHeader({ alg: 'ES256', kid: 'own' })
      .sign((told.lie.signedBy === 'another' ? another : own).privateKey);
  }
}
