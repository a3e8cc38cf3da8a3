import type { GithubApp } from '../../../platform/github/github-app.ts';

/** GitHub did not do what was asked. `isWorthRetrying`: the same request might succeed later. */
export class GitHubFailure extends Error {
  readonly status: number | undefined;
  readonly isWorthRetrying: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(answer: {
    readonly problem: string;
    readonly status?: number;
    readonly isWorthRetrying: boolean;
    readonly retryAfterSeconds?: number;
  }) {
    super(answer.problem);
    this.status = answer.status;
    this.isWorthRetrying = answer.isWorthRetrying;
    this.retryAfterSeconds = answer.retryAfterSeconds;
  }
}

type Query = Readonly<Record<string, string | number>>;

/** GitHub's REST API, as the App installed in the organisation. Calls are not retried. */
export interface GitHub {
  get<T>(path: string, query?: Query): Promise<T>;
  /** Like `get`, but undefined if not found. */
  find<T>(path: string, query?: Query): Promise<T | undefined>;
  /** All pages of a list; `pick` extracts the list from an object. */
  list<T>(path: string, query?: Query, pick?: (page: never) => readonly T[]): Promise<readonly T[]>;
  findList<T>(path: string): Promise<readonly T[] | undefined>;
  send<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T>;
  /** The App's own id, if configured, to recognise Muster's check. */
  readonly app: number | undefined;
}

const PAGE = 100;
const MOST_PAGES = 40;
const NOT_FOUND = 404;

export function createGitHub(parts: {
  readonly app: GithubApp;
  readonly installation: number;
  readonly appId: string;
}): GitHub {
  const { app, installation, appId } = parts;
  const call = async <T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<T> => {
    const answer = await app.call(installation, method, path, body);
    if (!answer.ok) throw new GitHubFailure(answer);
    return answer.body as T;
  };
  const get = async <T>(path: string, query: Query = {}): Promise<T> => call<T>('GET', `${path}${queryOf(query)}`);
  const orNotThere = async <T>(asked: Promise<T>): Promise<T | undefined> => {
    try {
      return await asked;
    } catch (failure) {
      if (failure instanceof GitHubFailure && failure.status === NOT_FOUND) return undefined;
      throw failure;
    }
  };
  const list = async <T>(
    path: string,
    query: Query = {},
    pick?: (page: never) => readonly T[],
  ): Promise<readonly T[]> => {
    const all: T[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const answer = await get<unknown>(path, { ...query, per_page: PAGE, page });
      const items = pick === undefined ? (answer as readonly T[]) : pick(answer as never);
      all.push(...items);
      if (items.length < PAGE) return all;
    }
    return all;
  };
  return {
    app: /^\d+$/.test(appId) ? Number(appId) : undefined,
    get,
    find: async <T>(path: string, query: Query = {}) => orNotThere(get<T>(path, query)),
    list,
    findList: async <T>(path: string) => orNotThere(list<T>(path)),
    send: async <T>(method: 'POST' | 'PATCH', path: string, body: object) => call<T>(method, path, body),
  };
}

function queryOf(query: Query): string {
  const words = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return words.length === 0 ? '' : `?${new URLSearchParams(words).toString()}`;
}
