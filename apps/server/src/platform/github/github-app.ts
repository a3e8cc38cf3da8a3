import { addMinutes, isBefore } from '../../kernel/clock.ts';
import type { Outgoing, OutgoingResponse } from '../outgoing/outgoing.ts';
import type { Concealed } from '../secrets/concealed.ts';
import { Concealed as Secret } from '../secrets/concealed.ts';
import { appToken } from './app-token.ts';

/** The result of a GitHub API call. GitHub's error messages are not repeated, only the status. */
export type GithubAnswer =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false;
      readonly problem: string;
      readonly status?: number;
      readonly isWorthRetrying: boolean;
      readonly retryAfterSeconds?: number;
    };

/** GitHub's API as an App installation may use it. Each call is tried once: retrying is the worker's job. */
export interface GithubApp {
  call(installation: number, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<GithubAnswer>;
}

type Parts = {
  readonly outgoing: Outgoing;
  /** `https://api.github.com`, or on an Enterprise Server `https://host/api/v3`. */
  readonly url: string;
  readonly appId: string;
  /** The App's private key, as PEM. */
  readonly key: () => Promise<Concealed | undefined>;
  readonly now: () => Date;
};

const TIMEOUT_MS = 8_000;
/** An installation token lives for an hour; one about to expire is not used. */
const SPARE_MINUTES = 5;

export function createGithubApp({ outgoing, url, appId, key, now }: Parts): GithubApp {
  const tokens = new Map<number, { readonly token: Concealed; readonly expiresAt: Date }>();

  const send = async (method: 'GET' | 'POST' | 'PATCH', path: string, bearer: Concealed, body?: object) => {
    const sent = await outgoing.send({
      purpose: 'github.api',
      method,
      url: `${url}${path}`,
      headers: {
        accept: 'application/vnd.github+json',
        // GitHub rejects requests without a user agent.
        'user-agent': 'muster',
        authorization: `Bearer ${bearer.reveal()}`,
        'x-github-api-version': '2022-11-28',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs: TIMEOUT_MS,
    });
    return sent.ok
      ? answerOf(sent.value)
      : ({
          ok: false,
          problem: sent.error.public,
          isWorthRetrying: sent.error.isWorthRetrying || sent.error.kind === 'timed_out',
        } as const);
  };

  const tokenOf = async (installation: number): Promise<{ readonly token: Concealed } | GithubAnswer> => {
    const kept = tokens.get(installation);
    if (kept !== undefined && isBefore(now(), addMinutes(kept.expiresAt, -SPARE_MINUTES))) return kept;
    const pem = await key();
    const own = pem === undefined ? undefined : appToken(appId, pem, now());
    if (own === undefined)
      return { ok: false, problem: 'The private key of the GitHub App cannot be read.', isWorthRetrying: true };
    const answer = await send('POST', `/app/installations/${installation}/access_tokens`, own);
    if (!answer.ok) return answer;
    const { token, expires_at: end } = answer.body as { token?: unknown; expires_at?: unknown };
    if (typeof token !== 'string' || typeof end !== 'string')
      return { ok: false, problem: 'GitHub gave no token.', isWorthRetrying: true };
    const made = { token: new Secret(token), expiresAt: new Date(end) };
    tokens.set(installation, made);
    return made;
  };

  return {
    async call(installation, method, path, body) {
      const token = await tokenOf(installation);
      if ('ok' in token) return token;
      const answer = await send(method, path, token.token, body);
      if (answer.ok || answer.status !== UNAUTHORISED) return answer;
      // Revoked before its expiry: the next attempt gets a new one.
      tokens.delete(installation);
      return { ...answer, isWorthRetrying: true };
    },
  };
}

const [UNAUTHORISED, FORBIDDEN, TOO_MANY, SERVER_FAULT] = [401, 403, 429, 500];
const isDone = (status: number): boolean => status >= 200 && status < 300;

function answerOf({ status, headers, body }: OutgoingResponse): GithubAnswer {
  if (isDone(status)) {
    const text = Buffer.from(body).toString('utf8');
    try {
      return { ok: true, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    } catch {
      return { ok: false, problem: 'GitHub’s answer cannot be read.', status, isWorthRetrying: true };
    }
  }
  const after = Number(headers['retry-after']);
  // GitHub rate-limits with 403 as well as 429; it then sends a wait, or a remaining quota of zero.
  const isLimited =
    status === TOO_MANY || (status === FORBIDDEN && (after > 0 || headers['x-ratelimit-remaining'] === '0'));
  return {
    ok: false,
    problem: `GitHub answered ${status}.`,
    status,
    isWorthRetrying: isLimited || status >= SERVER_FAULT,
    ...(after > 0 ? { retryAfterSeconds: after } : {}),
  };
}
