import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { createRecogniseKey, recogniseCookie, recogniseToken, type RecogniseParts } from '../queries/recognise.ts';
import { csrfTokenOf } from '../tokens/secret.ts';
import type { CookieNames } from './cookies.ts';

/** The parts of a request that authenticate it. */
export type Credentials = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
};

/**
 * Authenticates a request (GOV 1.1, 7.6) by access token, API key or browser cookie; with a cookie, writes must send
 * its CSRF token too. Anything else the request claims about itself (a team, a role, another user) is ignored.
 */
export function createAuthenticate(parts: RecogniseParts, names: CookieNames) {
  const recogniseBearer = bearerRecogniser(parts);
  return async ({ method, headers, cookies }: Credentials): Promise<Result<Actor, AppError>> => {
    const authorization = headers['authorization'];
    if (authorization !== undefined) return bearer(String(authorization));
    // Clients of Anthropic's API send their key in this header.
    const apiKey = headers['x-api-key'];
    if (typeof apiKey === 'string') return bearer(`Bearer ${apiKey}`);
    const cookie = cookies[names.session];
    if (cookie === undefined) return err(notSignedIn);
    const person = await recogniseCookie(parts, cookie);
    if (!person) return err(signedOut);
    return isSafe(method) || provesOrigin(cookie, headers['x-csrf-token']) ? ok(person) : err(csrfMissing);
  };

  async function bearer(authorization: string): Promise<Result<Actor, AppError>> {
    const token = tokenIn(authorization);
    if (token === undefined) return err(notSignedIn);
    const actor = await recogniseBearer(token);
    return actor ? ok(actor) : err(badToken);
  }
}

const tokenIn = (authorization: string): string | undefined => /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];

function bearerRecogniser(parts: RecogniseParts) {
  const recogniseKey = createRecogniseKey(parts);
  return async (token: string): Promise<Actor | undefined> =>
    token.startsWith('mk_') ? recogniseKey(token) : recogniseToken(parts, token);
}

const isSafe = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

function provesOrigin(cookie: string, header: string | readonly string[] | undefined): boolean {
  const right = Buffer.from(csrfTokenOf(cookie));
  const given = Buffer.from(typeof header === 'string' ? header : '');
  return given.length === right.length && timingSafeEqual(given, right);
}

const notSignedIn: AppError = {
  kind: 'unauthenticated',
  code: 'identity/not-signed-in',
  public: 'This needs a signed-in member or an API key.',
  remedy: 'Sign in, or send Authorization: Bearer with a token.',
  clause: '7.6',
};

const signedOut: AppError = {
  kind: 'unauthenticated',
  code: 'identity/signed-out',
  public: 'This session has ended.',
  remedy: 'Sign in again.',
  clause: '7.6',
};

const badToken: AppError = {
  kind: 'unauthenticated',
  code: 'identity/bad-token',
  public: 'This token is invalid, expired or revoked.',
  remedy: 'Sign in again, renew the access token, or use a new API key.',
  clause: '7.6',
};

const csrfMissing: AppError = {
  kind: 'forbidden',
  code: 'identity/csrf-token-missing',
  public: 'This request did not come from Muster’s own web app.',
  remedy: 'Send the csrfToken of GET /v1/session as X-CSRF-Token.',
  clause: '7.6',
};

/** Who is signed in, by token, key or cookie, if anyone. It grants nothing, so no CSRF token is required. */
export function createSignedIn(parts: RecogniseParts, names: CookieNames) {
  const recogniseBearer = bearerRecogniser(parts);
  return async ({ headers, cookies }: Pick<Credentials, 'headers' | 'cookies'>): Promise<Actor | undefined> => {
    const token = tokenIn(String(headers['authorization'] ?? ''));
    const bearer = token === undefined ? undefined : await recogniseBearer(token);
    if (bearer !== undefined) return bearer;
    const cookie = cookies[names.session];
    return cookie === undefined ? undefined : recogniseCookie(parts, cookie);
  };
}
