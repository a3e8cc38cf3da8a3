import { createPrivateKey, sign } from 'node:crypto';
import type { Clock } from '../../../kernel/clock.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { Concealed } from '../../../platform/secrets/concealed.ts';

/** GitHub did not do what was asked. `isWorthRetrying`: the same request might succeed later. */
export class GitHubFailure extends Error {
  readonly status: number | undefined;
  readonly isWorthRetrying: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(what: string, status: number | undefined, isWorthRetrying: boolean, retryAfterSeconds?: number) {
    super(what);
    this.status = status;
    this.isWorthRetrying = isWorthRetrying;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Query = Readonly<Record<string, string | number>>;

/** GitHub's REST API, as the App that is installed in the organisation. Each call is tried once. */
export interface GitHub {
  get<T>(path: string, query?: Query): Promise<T>;
  /** The same where "not there" is an answer. */
  find<T>(path: string, query?: Query): Promise<T | undefined>;
  /** All of a list, page by page; `pick` where the list stands within an object. */
  list<T>(path: string, query?: Query, pick?: (page: never) => readonly T[]): Promise<readonly T[]>;
  send<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T>;
  /** The App's own id: which check is Muster's. */
  readonly app: number;
}

const API_VERSION = '2022-11-28';
const TIMEOUT_MS = 10_000;
const PAGE = 100;
const MOST_PAGES = 40;
const NOT_FOUND = 404;
const FORBIDDEN = 403;
const TOO_MANY = 429;
const SERVER_FAULT = 500;
const LEAST_ERROR = 400;
/** GitHub takes at most ten minutes; its clock may be behind ours by one. */
const JWT_SECONDS = 540;
const JWT_BACKDATED_SECONDS = 60;
/** A token is good for an hour; one that ends in a minute is not begun with. */
const TOKEN_MARGIN_MS = 60_000;

export function createGitHub(parts: {
  readonly outgoing: Outgoing;
  readonly clock: Clock;
  /** `https://api.github.com` or an Enterprise Server's `/api/v3`. */
  readonly url: string;
  readonly app: number;
  readonly installation: number;
  readonly privateKey: () => Promise<Concealed | undefined>;
}): GitHub {
  let token: { readonly value: string; readonly goodUntil: number } | undefined;

  async function ask<T>(method: 'GET' | 'POST' | 'PATCH', path: string, bearer: string, body?: object): Promise<T> {
    const sent = await parts.outgoing.send({
      purpose: 'github',
      method,
      url: `${parts.url}${path}`,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${bearer}`,
        'user-agent': 'muster',
        'x-github-api-version': API_VERSION,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs: TIMEOUT_MS,
    });
    if (!sent.ok)
      throw new GitHubFailure(
        sent.error.kind,
        undefined,
        sent.error.isWorthRetrying || sent.error.kind === 'timed_out',
      );
    const { status, headers } = sent.value;
    if (status >= LEAST_ERROR) {
      const seconds = Number(headers['retry-after']);
      const isLimited = status === TOO_MANY || (status === FORBIDDEN && headers['x-ratelimit-remaining'] === '0');
      throw new GitHubFailure(
        `answered ${status}`,
        status,
        isLimited || status >= SERVER_FAULT,
        Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
      );
    }
    const text = Buffer.from(sent.value.body).toString('utf8');
    try {
      return JSON.parse(text === '' ? 'null' : text) as T;
    } catch {
      throw new GitHubFailure('answered no JSON', status, true);
    }
  }

  async function bearer(): Promise<string> {
    const now = parts.clock.now().getTime();
    if (token !== undefined && now < token.goodUntil) return token.value;
    const key = await parts.privateKey();
    if (key === undefined) throw new GitHubFailure('the App’s private key was not found', undefined, true);
    const jwt = signedToken(key, parts.app, now);
    const made = await ask<{ token: string; expires_at: string }>(
      'POST',
      `/app/installations/${parts.installation}/access_tokens`,
      jwt,
      {},
    );
    token = { value: made.token, goodUntil: Date.parse(made.expires_at) - TOKEN_MARGIN_MS };
    return made.token;
  }

  const get = async <T>(path: string, query: Query = {}): Promise<T> =>
    ask<T>('GET', `${path}${queryOf(query)}`, await bearer());
  return {
    app: parts.app,
    get,
    async find<T>(path: string, query: Query = {}) {
      try {
        return await get<T>(path, query);
      } catch (failure) {
        if (failure instanceof GitHubFailure && failure.status === NOT_FOUND) return undefined;
        throw failure;
      }
    },
    async list<T>(path: string, query: Query = {}, pick?: (page: never) => readonly T[]) {
      const all: T[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const answer = await get<unknown>(path, { ...query, per_page: PAGE, page });
        const items = pick === undefined ? (answer as readonly T[]) : pick(answer as never);
        all.push(...items);
        if (items.length < PAGE) return all;
      }
      return all;
    },
    send: async <T>(method: 'POST' | 'PATCH', path: string, body: object) => ask<T>(method, path, await bearer(), body),
  };
}

function queryOf(query: Query): string {
  const words = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return words === '' ? '' : `?${words}`;
}

const MS_PER_SECOND = 1000;

/** The App's own token (RS256), by which it asks for one of its installation. */
function signedToken(key: Concealed, app: number, now: number): string {
  const seconds = Math.floor(now / MS_PER_SECOND);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iat: seconds - JWT_BACKDATED_SECONDS, exp: seconds + JWT_SECONDS, iss: String(app) };
  const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(body), createPrivateKey(key.reveal())).toString('base64url');
  return `${body}.${signature}`;
}
