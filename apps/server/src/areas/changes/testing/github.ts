import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { operations, paths } from '@octokit/openapi-types';
import type { Account, CheckOnWire, FileOnWire, RulesetOnWire } from '../github/wire.ts';

export const APP = 4711;
export const INSTALLATION = 815;
export const WEBHOOK_SECRET = 'the secret of the webhook';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const PRIVATE_KEY = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

type NewCheck = operations['checks/create']['requestBody']['content']['application/json'];
export type FakeReview = {
  readonly id: number;
  readonly by: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  readonly commit: string;
  readonly at: string;
};
export type FakeCommit = {
  readonly sha: string;
  readonly author: string | null;
  readonly committer: string | null;
  readonly message: string;
};
export type FakePull = {
  readonly number: number;
  title: string;
  body: string | null;
  author: string;
  base: string;
  head: string;
  branch: string;
  fork?: string;
  state: 'open' | 'closed';
  mergedAt: string | null;
  createdAt: string;
  updatedAt: string;
  /** The count GitHub reports, if it lists fewer. */
  commitCount?: number;
  fileCount?: number;
  commits: FakeCommit[];
  reviews: FakeReview[];
  retargetedAt: string[];
};
export type FakeRepository = {
  readonly name: string;
  readonly pulls: Map<number, FakePull>;
  /** By commit, its changes against the base, with patches. */
  readonly changes: Map<string, FileOnWire[]>;
  /** File contents by `ref:path`. */
  readonly texts: Map<string, string>;
  readonly checks: (CheckOnWire & { readonly id?: number })[];
  readonly activity: {
    readonly ref: string;
    readonly by: string;
    readonly at: string;
    readonly after: string;
    readonly type: string;
  }[];
  readonly writers: Set<string>;
  rulesets: RulesetOnWire[];
  history: { version_id: number; updated_at: string; enforcement: string }[];
  suites: { id: number; ref: string; result: 'bypass' }[];
  /** Undefined: the App may not read them. */
  deployments: FakeDeployment[] | undefined;
};

export type FakeDeployment = {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly production_environment: boolean;
  readonly created_at: string;
  /** Newest first. */
  readonly statuses: { readonly state: string; readonly created_at: string }[];
};

/**
 * GitHub's REST API on loopback, as far as Muster uses it. Paths, methods and query names follow the types of GitHub's
 * own description, and a call that GitHub would refuse fails the test when it is closed.
 */
export type FakeGitHub = {
  readonly url: string;
  readonly repositories: Map<string, FakeRepository>;
  readonly teams: Map<string, Set<string>>;
  readonly accounts: Map<string, Account>;
  /** Checks that Muster created, in order, in their current state. */
  readonly made: { id: number; repository: string; body: NewCheck }[];
  readonly calls: string[];
  fault: number | undefined;
  account(login: string): Account;
  close(): Promise<void>;
};

type Given = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
};
type Answer = { readonly status?: number; readonly body: unknown };
type Route = {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly query: ReadonlySet<string>;
  readonly handle: (given: Given) => Answer | undefined;
};
type QueryOf<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  parameters: { query?: infer Q };
}
  ? keyof NonNullable<Q> & string
  : never;

export async function startGitHub(): Promise<FakeGitHub> {
  const broken: string[] = [];
  const calls: string[] = [];
  const repositories = new Map<string, FakeRepository>();
  const teams = new Map<string, Set<string>>();
  const accounts = new Map<string, Account>();
  const made: FakeGitHub['made'] = [];
  const routes: Route[] = [];
  let tokens = 0;

  const account = (login: string): Account => {
    const known = accounts.get(login);
    if (known !== undefined) return known;
    const it = { login, id: 1000 + accounts.size, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
    accounts.set(login, it);
    return it;
  };
  const on = <P extends keyof paths, M extends 'get' | 'post' | 'patch'>(
    method: M,
    path: P,
    query: readonly QueryOf<P, M & keyof paths[P]>[],
    handle: Route['handle'],
  ): void => {
    const pattern = new RegExp(`^${path.replace(/\{path\}/, '(?<path>.+)').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    routes.push({ method: method.toUpperCase(), path, pattern, query: new Set(query), handle });
  };
  const repositoryOf = ({ params }: Given): FakeRepository | undefined =>
    repositories.get(`${params['owner']}/${params['repo']}`.toLowerCase());
  const pullOf = (given: Given): FakePull | undefined =>
    repositoryOf(given)?.pulls.get(Number(given.params['pull_number'] ?? given.params['issue_number']));
  const paged = (given: Given, all: readonly unknown[] | undefined): Answer | undefined => {
    if (all === undefined) return undefined;
    const size = Number(given.query.get('per_page') ?? 30);
    demand(size >= 1 && size <= 100, 'a page has at most 100 items');
    const page = Number(given.query.get('page') ?? 1);
    return { body: all.slice((page - 1) * size, page * size) };
  };
  const person = (login: string | null): Account | null => (login === null ? null : account(login));

  on('get', '/installation/repositories', ['per_page', 'page'], (given) => ({
    body: {
      total_count: repositories.size,
      repositories: paged(
        given,
        [...repositories.values()].map(({ name }) => ({ full_name: name, default_branch: 'main' })),
      )?.body,
    },
  }));
  const wirePull = (it: FakePull) => ({
    number: it.number,
    state: it.state,
    title: it.title,
    body: it.body,
    user: account(it.author),
    merged: it.mergedAt !== null,
    merged_at: it.mergedAt,
    merged_by: null,
    merge_commit_sha: it.mergedAt === null ? null : `merged-${it.head}`,
    commits: it.commitCount ?? it.commits.length,
    created_at: it.createdAt,
    updated_at: it.updatedAt,
    base: { ref: it.base, sha: 'base-sha' },
    head: { ref: it.branch, sha: it.head, repo: { full_name: it.fork ?? 'Acme/Platform' } },
  });
  on('get', '/repos/{owner}/{repo}/pulls', ['state', 'sort', 'direction', 'per_page', 'page'], (given) => {
    const wanted = given.query.get('state');
    return paged(
      given,
      [...(repositoryOf(given)?.pulls.values() ?? [])]
        .filter(({ state }) => state === wanted)
        .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
        .map(wirePull),
    );
  });
  on('get', '/repos/{owner}/{repo}/pulls/{pull_number}', [], (given) => {
    const it = pullOf(given);
    const files = it && repositoryOf(given)?.changes.get(it.head);
    return it && { body: { ...wirePull(it), changed_files: it.fileCount ?? files?.length ?? 0 } };
  });
  on('get', '/repos/{owner}/{repo}/pulls/{pull_number}/reviews', ['per_page', 'page'], (given) =>
    paged(
      given,
      pullOf(given)?.reviews.map(({ id, by, state, commit, at }) => ({
        id,
        user: account(by),
        state,
        commit_id: commit,
        ...(state === 'PENDING' ? {} : { submitted_at: at }),
      })),
    ),
  );
  on('get', '/repos/{owner}/{repo}/pulls/{pull_number}/commits', ['per_page', 'page'], (given) =>
    paged(
      given,
      pullOf(given)?.commits.map(({ sha, author, committer, message }) => ({
        sha,
        author: person(author),
        committer: person(committer),
        commit: {
          message,
          author: { email: author === null ? 'x@example.org' : `${author}@users.noreply.github.com` },
          committer: {
            email: committer === 'web-flow' ? 'noreply@github.com' : `${committer ?? 'x'}@users.noreply.github.com`,
          },
        },
      })),
    ),
  );
  on('get', '/repos/{owner}/{repo}/pulls/{pull_number}/files', ['per_page', 'page'], (given) => {
    const it = pullOf(given);
    return paged(given, it && (repositoryOf(given)?.changes.get(it.head) ?? []));
  });
  on('get', '/repos/{owner}/{repo}/issues/{issue_number}/timeline', ['per_page', 'page'], (given) =>
    paged(
      given,
      pullOf(given)?.retargetedAt.map((at) => ({ event: 'base_ref_changed', created_at: at })),
    ),
  );
  on('get', '/repos/{owner}/{repo}/commits/{ref}/check-runs', ['filter', 'per_page', 'page'], (given) => {
    const all = (repositoryOf(given)?.checks ?? []).filter(({ head_sha: head }) => head === given.params['ref']);
    return { body: { total_count: all.length, check_runs: paged(given, all)?.body } };
  });
  /** A branch's tip, which changes with any text on it. */
  const tipOf = (repository: FakeRepository | undefined, branch: string): string =>
    `tip-${branch}-${createHash('sha256')
      .update(JSON.stringify([...(repository?.texts ?? [])].filter(([place]) => place.startsWith(`${branch}:`))))
      .digest('hex')
      .slice(0, 12)}`;
  on('get', '/repos/{owner}/{repo}/branches/{branch}', [], (given) => {
    const branch = decodeURIComponent(given.params['branch'] ?? '');
    return repositoryOf(given) && { body: { name: branch, commit: { sha: tipOf(repositoryOf(given), branch) } } };
  });
  on('get', '/repos/{owner}/{repo}/contents/{path}', ['ref'], (given) => {
    const path = decodeURIComponent(given.params['path'] ?? '');
    const ref = (given.query.get('ref') ?? '').replace(/^tip-(.+)-[0-9a-f]{12}$/, '$1');
    const text = repositoryOf(given)?.texts.get(`${ref}:${path}`);
    return text === undefined
      ? undefined
      : { body: { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') } };
  });
  on('get', '/repos/{owner}/{repo}/compare/{basehead}', ['page', 'per_page'], (given) => {
    const [, head = ''] = decodeURIComponent(given.params['basehead'] ?? '').split('...');
    demand(head !== '', 'a comparison names both ends');
    const files = repositoryOf(given)?.changes.get(head);
    return files && { body: { merge_base_commit: { sha: 'merge-base' }, files: files.slice(0, 300) } };
  });
  on('get', '/repos/{owner}/{repo}/activity', ['ref', 'per_page'], (given) => ({
    body: (repositoryOf(given)?.activity ?? [])
      .filter(({ ref }) => ref === given.query.get('ref'))
      .map(({ by, at, after, type }) => ({ activity_type: type, actor: account(by), timestamp: at, after })),
  }));
  on('get', '/repos/{owner}/{repo}/collaborators/{username}/permission', [], (given) => {
    const repository = repositoryOf(given);
    return (
      repository && { body: { permission: repository.writers.has(given.params['username'] ?? '') ? 'write' : 'read' } }
    );
  });
  const teamOf = ({ params }: Given): Set<string> | undefined => teams.get(`@${params['org']}/${params['team_slug']}`);
  on('get', '/orgs/{org}/teams/{team_slug}/members', ['per_page', 'page'], (given) =>
    paged(given, teamOf(given) && [...(teamOf(given) ?? [])].map(account)),
  );
  on('get', '/users/{username}', [], (given) => {
    const known = accounts.get(given.params['username'] ?? '');
    return known && { body: known };
  });
  on('get', '/repos/{owner}/{repo}/rulesets', ['includes_parents', 'per_page', 'page'], (given) =>
    paged(
      given,
      repositoryOf(given)?.rulesets.map(({ id, name, enforcement }) => ({ id, name, enforcement })),
    ),
  );
  const rulesetOf = (given: Given): RulesetOnWire | undefined =>
    repositoryOf(given)?.rulesets.find(({ id }) => String(id) === given.params['ruleset_id']);
  on('get', '/repos/{owner}/{repo}/rulesets/rule-suites', ['time_period', 'rule_suite_result', 'per_page'], (given) => {
    demand(given.query.get('time_period') === 'month', 'a day is all that is shown, unless a month is asked for');
    return { body: repositoryOf(given)?.suites ?? [] };
  });
  on('get', '/repos/{owner}/{repo}/rulesets/{ruleset_id}', [], (given) => {
    const found = rulesetOf(given);
    return found && { body: found };
  });
  on(
    'get',
    '/repos/{owner}/{repo}/rulesets/{ruleset_id}/history',
    ['per_page', 'page'],
    (given) =>
      rulesetOf(given) && { body: repositoryOf(given)?.history.map(({ enforcement: _enforcement, ...rest }) => rest) },
  );
  on('get', '/repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}', [], (given) => {
    const found = repositoryOf(given)?.history.find(({ version_id: id }) => String(id) === given.params['version_id']);
    return found && { body: { version_id: found.version_id, state: { enforcement: found.enforcement } } };
  });
  on('get', '/repos/{owner}/{repo}/deployments', ['environment', 'per_page', 'page'], (given) => {
    const repository = repositoryOf(given);
    if (repository !== undefined && repository.deployments === undefined)
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    return paged(
      given,
      repository?.deployments
        ?.toSorted((one, other) => other.id - one.id)
        .map(({ statuses: _statuses, ...rest }) => rest),
    );
  });
  on('get', '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses', ['per_page', 'page'], (given) =>
    paged(
      given,
      repositoryOf(given)?.deployments?.find(({ id }) => String(id) === given.params['deployment_id'])?.statuses,
    ),
  );
  on('post', '/repos/{owner}/{repo}/check-runs', [], (given) => {
    const body = given.body as NewCheck;
    demand(typeof body.head_sha === 'string' && body.head_sha !== '', 'a check has a commit');
    checkBody(body);
    const id = 9000 + made.length;
    made.push({ id, repository: `${given.params['owner']}/${given.params['repo']}`, body });
    return { status: 201, body: { id } };
  });
  on('patch', '/repos/{owner}/{repo}/check-runs/{check_run_id}', [], (given) => {
    const found = made.find(({ id }) => String(id) === given.params['check_run_id']);
    if (found === undefined) return undefined;
    demand(!('head_sha' in (given.body as object)), 'a check stays on its commit');
    checkBody(given.body as NewCheck);
    found.body = { ...(given.body as NewCheck), head_sha: found.body.head_sha };
    return { body: { id: found.id } };
  });

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const send = (status: number, body: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://github');
      const method = request.method ?? '';
      try {
        demandHeaders(request);
        const text = Buffer.concat(parts).toString();
        const body: unknown = text === '' ? undefined : JSON.parse(text);
        if (github.fault !== undefined) return void send(github.fault, {});
        if (pathname === `/app/installations/${INSTALLATION}/access_tokens` && method === 'POST') {
          demandAppToken(request);
          tokens += 1;
          return void send(201, { token: `ghs_${tokens}`, expires_at: '2099-01-01T00:00:00Z' });
        }
        demand(/^Bearer ghs_\d+$/.test(request.headers.authorization ?? ''), 'an installation token authenticates');
        // The first matching route wins: `rule-suites` is not an id.
        const found = routes.find((route) => route.method === method && route.pattern.test(pathname));
        demand(found !== undefined, `there is no ${method} ${pathname}`);
        for (const name of searchParams.keys()) demand(found.query.has(name), `${found.path} takes no ${name}`);
        calls.push(`${method} ${found.path}`);
        const params = found.pattern.exec(pathname)?.groups ?? {};
        const answer = found.handle({ params, query: searchParams, body });
        if (answer === undefined) send(404, { message: 'Not Found' });
        else send(answer.status ?? 200, answer.body);
      } catch (failure) {
        broken.push(`${method} ${pathname}: ${String(failure)}`);
        send(422, { message: 'Validation Failed' });
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const github: FakeGitHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    repositories,
    teams,
    accounts,
    made,
    calls,
    fault: undefined,
    account,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (broken.length > 0) throw new Error(`GitHub would have refused: ${broken.slice(0, 5).join('; ')}`);
    },
  };
  return github;
}

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** The headers every request must have; GitHub refuses one without a User-Agent. */
function demandHeaders({ headers, method }: IncomingMessage): void {
  demand((headers['user-agent'] ?? '') !== '', 'a request has a user agent');
  demand(headers.accept === 'application/vnd.github+json', 'a request says what it accepts');
  demand(headers['x-github-api-version'] === '2022-11-28', 'a request names a version of the API');
  if (method !== 'GET' && Number(headers['content-length'] ?? 0) > 0)
    demand((headers['content-type'] ?? '').startsWith('application/json'), 'a body is JSON');
}

/** The App's own token: signed by its key, valid for at most ten minutes. */
function demandAppToken({ headers }: IncomingMessage): void {
  const [head = '', claims = '', signature = ''] = (headers.authorization ?? '').replace('Bearer ', '').split('.');
  const verify = createVerify('RSA-SHA256').update(`${head}.${claims}`);
  demand(verify.verify(publicKey, signature, 'base64url'), 'the App signs with its key');
  const { iss, iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    iss: string;
    iat: number;
    exp: number;
  };
  demand(iss === String(APP) && exp - iat <= 660 && exp > iat, 'the App’s token is short-lived');
}

/** GitHub's limits for a check. */
function checkBody(body: NewCheck): void {
  demand(body.name.length > 0, 'a check has a name');
  demand(body.status !== 'completed' || body.conclusion !== undefined, 'a completed check has a conclusion');
  demand(body.conclusion !== 'stale', 'only GitHub calls a check stale');
  demand(
    (body.output?.title ?? 'x').length > 0 && (body.output?.summary ?? '').length <= 65_535,
    'a summary has a limit',
  );
  demand((body.actions ?? []).length <= 3, 'a check has at most three buttons');
  for (const { label, description, identifier } of body.actions ?? [])
    demand(label.length <= 20 && description.length <= 40 && identifier.length <= 20, 'a button’s words have limits');
}
