import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { freePort } from './free-port.ts';
import type { Contender } from './contender.ts';
import { untilOk } from './until-ok.ts';

const MAIN = fileURLToPath(new URL('../../apps/server/src/app/main.ts', import.meta.url));
const FOUNDER = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'correct horse battery staple' };

/** Muster as `npm start` runs it, set up by its own API: its founder is on call, and one webhook takes the pages. */
export async function startMuster(databaseUrl: string, webhook: string): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-home-'));
  const port = await freePort();
  const server = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      MUSTER_HOME: join(folder, 'data'),
      MUSTER_KEYS_DIR: join(folder, 'keys'),
      MUSTER_PORT: String(port),
      MUSTER_ALLOW_PRIVATE: '127.0.0.1',
      MUSTER_LOG_LEVEL: 'error',
    },
  });
  const ended = once(server, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const token = await setUpToken(server);
  await untilOk(`${url}/health/ready`);
  const hook = await setUp(url, token, webhook);
  const agent = new Agent({ connections: 32 });

  return {
    name: 'Muster (durable)',
    fire: async (name) => {
      const { statusCode, body } = await request(hook, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: notificationOf(name),
      });
      await body.dump();
      if (statusCode >= 300) throw new Error(`Muster answered ${statusCode}`);
    },
    // The title of an incident that an alert declares begins with the alert's name.
    alertIn: (body) => (JSON.parse(body) as { data?: { title?: string } }).data?.title?.split(':')[0],
    stop: async () => {
      await agent.close();
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

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

async function setUp(url: string, token: string, webhook: string): Promise<string> {
  await call(url, 'POST', '/v1/setup', {
    token,
    organisation: 'Bench',
    founder: FOUNDER,
    governance: [{ name: 'Grace Hopper', email: 'grace@example.org' }],
  });
  const form = new URLSearchParams({ grant_type: 'password', username: FOUNDER.email, password: FOUNDER.password });
  const signedIn = await fetch(`${url}/v1/oauth/token`, { method: 'POST', body: form });
  const { access_token: bearer } = (await signedIn.json()) as { access_token: string };
  const { principal } = (await call(url, 'GET', '/v1/session', undefined, bearer)) as { principal: { id: string } };
  await call(url, 'PUT', '/v1/on-call', { people: [principal.id] }, bearer);
  // The title tells which alert a page is about, so this channel is approved for it.
  await call(
    url,
    'POST',
    '/v1/channels',
    { kind: 'webhook', name: 'bench', url: webhook, approvedForInternal: true },
    bearer,
  );
  const integration = { name: 'bench', kind: 'alertmanager', mapping: {} };
  const { url: hook } = (await call(url, 'POST', '/v1/integrations', integration, bearer)) as { url: string };
  return new URL(new URL(hook, url).pathname, url).href;
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

/** What Alertmanager sends for one new alert that is a group of its own. */
function notificationOf(name: string): string {
  const labels = { alertname: name, severity: 'critical' };
  return JSON.stringify({
    version: '4',
    groupKey: `{}:{alertname="${name}"}`,
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'muster',
    groupLabels: { alertname: name },
    commonLabels: labels,
    commonAnnotations: {},
    externalURL: 'http://127.0.0.1:9093',
    alerts: [
      {
        status: 'firing',
        labels,
        annotations: {},
        startsAt: new Date().toISOString(),
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: '',
        fingerprint: fingerprintOf(name),
      },
    ],
  });
}

/** 16 hex digits that differ by name (FNV-1a, 64 bits). */
function fingerprintOf(name: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(name)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
