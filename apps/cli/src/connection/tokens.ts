import { exitCode } from '../exit-code.ts';
import { CommandFailure, failed } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';
import type { Reach } from './reach.ts';
import type { SavedSession } from './sessions-file.ts';

type TokenAnswer = { readonly access_token: string; readonly expires_in: number; readonly refresh_token: string };

/** OAuth2 (RFC 6749) at the server's token endpoint: by password, then by refresh token (GOV 7.7). */
export type Tokens = {
  readonly byPassword: (email: string, password: string) => Promise<SavedSession>;
  readonly renew: (session: SavedSession) => Promise<SavedSession>;
  readonly revoke: (session: SavedSession) => Promise<void>;
};

export function createTokens(server: URL, reach: Reach, { now }: Pick<Shell, 'now'>): Tokens {
  const post = async (path: string, form: Readonly<Record<string, string>>): Promise<Response> =>
    reach(new Request(new URL(path, server), { method: 'POST', body: new URLSearchParams(form) }));

  const ask = async (form: Readonly<Record<string, string>>, email: string): Promise<SavedSession> => {
    const answer = await post('/v1/oauth/token', form);
    const body: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw notSignedIn(body, answer.status);
    const { access_token, expires_in, refresh_token } = body as TokenAnswer;
    const accessExpiresAt = new Date(now().getTime() + expires_in * 1_000).toISOString();
    return { email, refreshToken: refresh_token, accessToken: access_token, accessExpiresAt };
  };

  return {
    byPassword: async (email, password) => ask({ grant_type: 'password', username: email, password }, email),
    renew: async ({ refreshToken, email }) => ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, email),
    revoke: async ({ refreshToken }) => void (await post('/v1/oauth/revoke', { token: refreshToken })),
  };
}

/** The token endpoint returns OAuth errors (RFC 6749 5.2); the guards before it return problem documents. */
function notSignedIn(body: unknown, status: number): CommandFailure {
  const { error_description, detail, remedy } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const why =
    [error_description, detail].find((text): text is string => typeof text === 'string') ??
    `The server answered ${status}.`;
  const next = typeof remedy === 'string' ? remedy : 'muster login';
  if (status >= 500) return failed('cli/server-failed', 'The server could not sign you in.', { why, next });
  return new CommandFailure({
    exit: exitCode.notSignedIn,
    code: 'cli/not-signed-in',
    what: 'You are not signed in.',
    why,
    clause: '7.7',
    next,
  });
}
