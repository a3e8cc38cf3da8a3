import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../apps/server/src/app/main.ts', import.meta.url));
export const FOUNDER = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'correct horse battery staple' };

/** A whole Muster in its own process, set up over its API; its founder is on call. */
export type BenchMuster = {
  readonly url: string;
  readonly pid: number;
  /** The address an Alertmanager would send to: the integration's, with its key. */
  readonly hook: string;
  /** The founder's access token. */
  readonly bearer: string;
  call(method: string, path: string, body?: object): Promise<unknown>;
  stop(): Promise<void>;
};

/** Runs it like `npm start`. Without `databaseUrl`, on its own embedded PostgreSQL with fsync on. */
export async function startMusterServer({
  databaseUrl,
  env = {},
  node = '',
}: {
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Flags for its Node. */
  readonly node?: string;
} = {}): Promise<BenchMuster> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-home-'));
  // As root, the embedded PostgreSQL runs as another user, who needs access to its data.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = spawn(process.execPath, [...flagsIn(`${process.env['MUSTER_BENCH_NODE'] ?? ''} ${node}`), MAIN], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      MUSTER_HOME: join(folder, 'data'),
      MUSTER_KEYS_DIR: join(folder, 'keys'),
      MUSTER_PORT: String(port),
      // For a receiver of pages on this machine.
      MUSTER_ALLOW_PRIVATE: '127.0.0.1',
      MUSTER_LOG_LEVEL: 'error',
      ...env,
    },
  });
  const ended = once(server, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const token = await setUpToken(server);
  const bearer = await found(url, token);
  const integration = (await call(url, 'POST', '/v1/integrations', { name: 'bench' }, bearer)) as { url: string };
  return {
    url,
    pid: server.pid ?? 0,
    bearer,
    hook: new URL(new URL(integration.url, url).pathname, url).href,
    call: async (method, path, body) => call(url, method, path, body, bearer),
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `MUSTER_BENCH_NODE="--cpu-prof"` profiles the server. */
const flagsIn = (text: string): string[] => text.split(' ').filter((flag) => flag !== '');

async function setUpToken({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the server has no standard error');
  const said: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    const token = /#token=(\S+)/.exec(line)?.[1];
    if (token !== undefined) {
      stderr.resume();
      return decodeURIComponent(token);
    }
    said.push(line);
  }
  throw new Error(`Muster did not start:\n${said.join('\n')}`);
}

async function found(url: string, token: string): Promise<string> {
  const governance = [{ name: 'Grace Hopper', email: 'grace@example.org' }];
  await call(url, 'POST', '/v1/setup', { token, organisation: 'Bench', founder: FOUNDER, governance });
  const body = new URLSearchParams({ grant_type: 'password', username: FOUNDER.email, password: FOUNDER.password });
  const signedIn = await fetch(`${url}/v1/oauth/token`, { method: 'POST', body });
  const { access_token: bearer } = (await signedIn.json()) as { access_token: string };
  const { principal } = (await call(url, 'GET', '/v1/session', undefined, bearer)) as { principal: { id: string } };
  await call(url, 'POST', '/v1/on-call/set', { people: [principal.id] }, bearer);
  return bearer;
}

async function call(url: string, method: string, path: string, body?: object, bearer?: string): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
