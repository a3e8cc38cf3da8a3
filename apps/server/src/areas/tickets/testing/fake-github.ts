import type { components, operations, paths } from '@octokit/openapi-types';
import { demand, startFake, type Asked, type FakeServer } from './fake-tracker.ts';

type Issue = Pick<
  components['schemas']['issue'],
  'number' | 'html_url' | 'state' | 'state_reason' | 'title' | 'body' | 'updated_at'
> & { readonly pull_request?: object };
type Query = keyof NonNullable<paths['/repos/{owner}/{repo}/issues']['get']['parameters']['query']>;
type NewIssue = operations['issues/create']['requestBody']['content']['application/json'];
type Change = NonNullable<operations['issues/update']['requestBody']>['content']['application/json'];

export const INSTALLATION = 4712;

/** Query parameters in GitHub's own API description that are used here. */
const QUERY: ReadonlySet<string> = new Set<Query>(['state', 'since', 'sort', 'direction', 'per_page', 'page']);
const NEW: ReadonlySet<string> = new Set<keyof NewIssue>(['title', 'body', 'labels', 'assignees', 'milestone']);
const CHANGE: ReadonlySet<string> = new Set<keyof Change>(['title', 'body', 'state', 'state_reason']);
const REASONS = ['completed', 'not_planned', 'duplicate', 'reopened'];

export type FakeGithub = FakeServer & {
  readonly issues: Map<number, Issue>;
  /** A person's edit in the tracker. */
  touch(number: number, change: Partial<Issue>): void;
  add(change: Partial<Issue>): Issue;
};

/** GitHub Issues of `acme/platform` on loopback, typed by GitHub's own API description. */
export async function startGithub(now: () => Date): Promise<FakeGithub> {
  const issues = new Map<number, Issue>();
  let last = 0;
  const add = (change: Partial<Issue>): Issue => {
    last += 1;
    const made: Issue = {
      number: last,
      html_url: `https://github.com/Acme/Platform/issues/${last}`,
      state: 'open',
      state_reason: null,
      title: 'an issue',
      body: null,
      updated_at: now().toISOString(),
      ...change,
    };
    issues.set(last, made);
    return made;
  };
  const touch = (number: number, change: Partial<Issue>): void => {
    const found = issues.get(number);
    if (found !== undefined) issues.set(number, { ...found, ...change, updated_at: now().toISOString() });
  };
  const answer = (asked: Asked) => {
    const { method, path, query, headers, body } = asked;
    demand((headers['user-agent'] ?? '') !== '', 'a request has a user agent');
    demand(headers.accept === 'application/vnd.github+json', 'a request says what it accepts');
    demand(headers['x-github-api-version'] === '2022-11-28', 'a request names a version of the API');
    if (method === 'POST' && path === `/app/installations/${INSTALLATION}/access_tokens`)
      return { status: 201, body: { token: 'ghs_1', expires_at: '2036-01-01T00:00:00Z' } };
    demand(headers.authorization === 'Bearer ghs_1', 'an installation token authenticates');
    const one = /^\/repos\/acme\/platform\/issues\/(\d+)$/i.exec(path)?.[1];
    if (/^\/repos\/acme\/platform\/issues$/i.test(path)) {
      if (method === 'POST') {
        const wanted = body as NewIssue;
        for (const name of Object.keys(wanted)) demand(NEW.has(name), `an issue has no ${name}`);
        demand(String(wanted.title).length > 0 && String(wanted.title).length <= 256, 'a title has a length');
        demand((wanted.body ?? '').length <= 65_536, 'a body has a length');
        return { status: 201, body: add({ title: String(wanted.title), body: wanted.body ?? null }) };
      }
      demand(method === 'GET', `issues take no ${method}`);
      for (const name of query.keys()) demand(QUERY.has(name), `a list of issues takes no ${name}`);
      const size = Number(query.get('per_page') ?? 30);
      demand(size >= 1 && size <= 100, 'a page has at most 100 items');
      const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
      demand(!Number.isNaN(since), 'since is a moment');
      const wanted = query.get('state') ?? 'open';
      const found = [...issues.values()]
        .filter(({ state }) => wanted === 'all' || state === wanted)
        .filter(({ updated_at: at }) => Date.parse(at) >= since)
        .toSorted((a, b) => Date.parse(a.updated_at) - Date.parse(b.updated_at));
      const from = (Number(query.get('page') ?? 1) - 1) * size;
      return { status: 200, body: found.slice(from, from + size) };
    }
    if (one === undefined) return undefined;
    const found = issues.get(Number(one));
    if (found === undefined) return { status: 404, body: { message: 'Not Found' } };
    if (method === 'PATCH') {
      const change = body as Change;
      for (const name of Object.keys(change)) demand(CHANGE.has(name), `an issue is not changed by ${name}`);
      demand(change.state === 'open' || change.state === 'closed', 'an issue is open or closed');
      demand(REASONS.includes(String(change.state_reason)), 'a reason is one that GitHub has');
      demand((change.state === 'open') === (change.state_reason === 'reopened'), 'a reason fits its state');
      touch(Number(one), { state: change.state, state_reason: change.state_reason ?? null });
    } else demand(method === 'GET', `an issue takes no ${method}`);
    return { status: 200, body: issues.get(Number(one)) };
  };
  return Object.assign(await startFake('GitHub', answer), { issues, touch, add });
}
