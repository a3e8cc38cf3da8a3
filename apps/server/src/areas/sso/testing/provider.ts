import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type AdapterPayload, type Configuration } from 'oidc-provider';
import { keptIn } from './kept-in-memory.ts';

/** An account that can sign in, keyed by subject. */
type Account = { readonly email?: string; readonly email_verified?: boolean; readonly groups?: readonly string[] };

export const CLIENT = { id: 'muster', secret: 'a-client-secret-of-the-tests-0123456789' };

/** A real OpenID provider on its own port; its login page accepts whoever `signsIn` names. */
export async function startProvider(redirectUris: readonly string[]) {
  const accounts = new Map<string, Account>();
  const store = new Map<string, AdapterPayload>();
  const state = { signsIn: 'ada', deniesConsent: false };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let provider = await provide();

  return {
    issuer,
    accounts,
    state,
    /** Signs tokens with a new key from now on and no longer publishes the old one. */
    async rotateKeys() {
      provider = await provide();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  async function provide(): Promise<Provider> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'ES256', kid: crypto.randomUUID() };
    const configuration: Configuration = {
      adapter: keptIn(store),
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [...redirectUris],
          id_token_signed_response_alg: 'ES256',
        },
      ],
      jwks: { keys: [jwk] },
      cookies: { keys: ['one cookie key of the tests'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts.get(sub) }) }),
      ttl: { Session: 600, Grant: 600, Interaction: 600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
    };
    return new Provider(issuer, configuration);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/interaction/') !== true) {
      await provider.callback()(request, response);
      return;
    }
    if (state.deniesConsent) {
      await provider.interactionFinished(request, response, { error: 'access_denied' });
      return;
    }
    const grant = new provider.Grant({ accountId: state.signsIn, clientId: CLIENT.id });
    grant.addOIDCScope('openid email profile groups');
    const grantId = await grant.save();
    await provider.interactionFinished(request, response, {
      login: { accountId: state.signsIn },
      consent: { grantId },
    });
  }
}

/** Follows redirects like a browser at the provider until sent back to Muster. @returns the query it comes back with */
export async function visit(url: string, muster: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let at = url, left = 10; left > 0; left -= 1) {
    if (at.startsWith(muster)) return new URL(at).search;
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider stopped with ${answer.status}: ${await answer.text()}`);
    at = new URL(next, at).href;
  }
  throw new Error('the provider sent the browser round in circles');
}
