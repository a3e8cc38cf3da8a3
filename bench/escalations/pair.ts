import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../page-latency/free-port.ts';
import { untilOk } from '../page-latency/until-ok.ts';

const MAIN = fileURLToPath(new URL('../../apps/server/src/app/main.ts', import.meta.url));
const ADA = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'correct horse battery staple' };
const GRACE = { name: 'Grace Hopper', email: 'grace@example.org' };

type Outage = { readonly from: number; readonly until: number };

/** Two Musters on one database, either of which can be killed. Requests go to whichever is running. */
export type Pair = {
  /** Creates a team with an escalation path: one step per wait, all calling the same person. */
  path(waitMinutes: readonly number[]): Promise<void>;
  /** Declares a SEV-2 of that team. */
  declare(title: string): Promise<void>;
  killAndRestart(which: number): Promise<void>;
  kills(): number;
  /** The periods in which neither was ready. */
  outages(): readonly Outage[];
  end(): Promise<void>;
};

export async function startPair(databaseUrl: string): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-pair-'));
  chmodSync(folder, 0o755);
  const ports = [await freePort(), await freePort()];
  const urlOf = (which: number): string => `http://127.0.0.1:${ports[which]}`;
  const children: (ChildProcess | undefined)[] = [];
  const ready = [false, false];
  const outages: Outage[] = [];
  let [kills, since] = [0, 0];

  const launch = (which: number): ChildProcess => {
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl,
        MUSTER_HOME: join(folder, `home-${which}`),
        MUSTER_KEYS_DIR: join(folder, 'keys'),
        MUSTER_PORT: String(ports[which]),
        MUSTER_LOG_LEVEL: 'error',
      },
    });
    children[which] = child;
    return child;
  };
  const isReady = async (which: number): Promise<void> => {
    await untilOk(`${urlOf(which)}/health/ready`);
    if (!ready.includes(true) && since > 0) outages.push({ from: since, until: Date.now() });
    ready[which] = true;
  };
  const kill = async (which: number): Promise<void> => {
    const child = children[which];
    if (child === undefined || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    ready[which] = false;
    if (!ready.includes(true)) since = Date.now();
  };

  const end = async (): Promise<void> => {
    for (const which of [0, 1]) await kill(which);
    rmSync(folder, { recursive: true, force: true });
  };
  /** If startup fails, nothing is left running. */
  const orEnd = async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (failure) {
      await end();
      throw failure;
    }
  };

  const token = await orEnd(async () => setUpToken(launch(0)));
  await orEnd(async () => isReady(0));
  const setUp = { token, organisation: 'Bench', founder: ADA, governance: [GRACE] };
  const { invitations } = (await ask(urlOf(0), 'POST', '/v1/setup', setUp)) as { invitations: { url: string }[] };
  const invited = /#token=(\S+)$/.exec(invitations[0]?.url ?? '')?.[1] ?? '';
  await ask(urlOf(0), 'POST', '/v1/invitations/accept', { token: invited, password: ADA.password });
  const form = new URLSearchParams({ grant_type: 'password', username: ADA.email, password: ADA.password });
  const signIn = async (): Promise<string> => {
    const answer = await fetch(`${urlOf(ready.indexOf(true))}/v1/oauth/token`, { method: 'POST', body: form });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  let bearer = await signIn();
  launch(1).stderr?.resume();
  await orEnd(async () => isReady(1));

  /** A server may be killed during a request: the other one then gets it with the same idempotency key. */
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const key = crypto.randomUUID();
    for (let left = 100; ; left -= 1) {
      try {
        return await ask(urlOf(Math.max(0, ready.indexOf(true))), method, path, body, { bearer, key });
      } catch (failure) {
        if (left === 0 || (failure instanceof Refused && failure.status < 500 && failure.status !== 401)) throw failure;
        if (failure instanceof Refused && failure.status === 401) bearer = await signIn();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  let teamId = '';

  return {
    async path(waits) {
      const { items } = (await call('GET', '/v1/members')) as { items: { id: string; email?: string; name: string }[] };
      const grace = items.find(({ name }) => name === GRACE.name)?.id ?? '';
      // Nobody puts themselves on call.
      await call('POST', '/v1/on-call/set', { people: [grace] });
      ({ id: teamId } = (await call('POST', '/v1/teams', { name: 'Payments' })) as { id: string });
      const steps = waits.map((waitMinutes) => ({ targets: [{ kind: 'person', id: grace }], waitMinutes }));
      await call('POST', '/v1/escalation-paths', { name: 'Payments', teamId, plan: { steps } });
    },
    declare: async (title) => void (await call('POST', '/v1/incidents', { title, teamId, facts: { outage: 'full' } })),
    async killAndRestart(which) {
      kills += 1;
      await kill(which);
      launch(which).stderr?.resume();
      await isReady(which);
    },
    kills: () => kills,
    outages: () => outages,
    end,
  };
}

class Refused extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`answered ${status}: ${text}`);
    this.status = status;
  }
}

async function ask(
  url: string,
  method: string,
  path: string,
  body?: object,
  as?: { readonly bearer: string; readonly key: string },
): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(as === undefined ? {} : { authorization: `Bearer ${as.bearer}` }),
      ...(as === undefined || method === 'GET' ? {} : { 'idempotency-key': as.key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, text);
  return text === '' ? undefined : JSON.parse(text);
}

async function setUpToken({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('the server has no standard error');
  for await (const line of createInterface({ input: stderr })) {
    const token = /#token=(\S+)/.exec(line)?.[1];
    if (token === undefined) continue;
    stderr.resume();
    return decodeURIComponent(token);
  }
  throw new Error('Muster did not start');
}
