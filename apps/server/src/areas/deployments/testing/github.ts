import { createHmac, createVerify, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const APP_ID = '4711';
const INSTALLATION = 99;
export const WEBHOOK_SECRET = 'the webhook secret of the app';

type Answer = { readonly environment: string; readonly state: string; readonly comment: string };

/**
 * GitHub's API on loopback, as far as a deployment protection rule needs it, following its reference. It refuses what
 * GitHub refuses: an App token that is wrong or valid for too long, an expired installation token, a run that is not
 * waiting, an environment without the App as a rule, an invalid state or comment, and a missing User-Agent.
 */
export type FakeGithub = {
  readonly url: string;
  /** The App's private key, as PEM. */
  readonly key: string;
  /** By run id, the environment it waits for; removed once answered. */
  readonly waiting: Map<string, string>;
  readonly answers: readonly (Answer & { readonly runId: string })[];
  readonly refused: readonly string[];
  tokensGiven: number;
  /** What happens to the next call instead. */
  fault: { readonly status: number; readonly headers?: Record<string, string> } | 'does-it-and-hangs-up' | undefined;
  /** Revokes all tokens, as happens when the App's permissions change. */
  takeTokensBack(): void;
  close(): Promise<void>;
};

export async function startGithub(now: () => Date): Promise<FakeGithub> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const answers: (Answer & { runId: string })[] = [];
  const refused: string[] = [];
  const tokens = new Map<string, number>();

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const send = (status: number, answer?: unknown, headers: Record<string, string> = {}) => {
        if (status >= 400) refused.push(`${status} ${request.url ?? ''}`);
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(answer === undefined ? '' : JSON.stringify(answer));
      };
      const { fault } = github;
      github.fault = undefined;
      if (fault !== undefined && fault !== 'does-it-and-hangs-up')
        return send(fault.status, { message: 'secret words of GitHub' }, fault.headers);
      const [status, answer] = answerTo(request, body);
      if (fault === 'does-it-and-hangs-up') return void response.socket?.destroy();
      return send(status, answer);
    });
  });

  function answerTo(request: IncomingMessage, body: string): readonly [number, unknown?] {
    if (request.headers['user-agent'] === undefined)
      return [403, { message: 'Request forbidden by administrative rules.' }];
    const bearer = /^(?:Bearer|token) (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const path = request.url ?? '';
    if (request.method !== 'POST') return [404, { message: 'Not Found' }];
    const asked = /^\/app\/installations\/(\d+)\/access_tokens$/.exec(path);
    if (asked !== null) {
      if (!isAppToken(bearer)) return [401, { message: 'A JSON web token could not be decoded' }];
      if (asked[1] !== String(INSTALLATION)) return [404, { message: 'Not Found' }];
      github.tokensGiven += 1;
      const token = `ghs_${github.tokensGiven}`;
      tokens.set(token, now().getTime() + 3_600_000);
      return [201, { token, expires_at: new Date(now().getTime() + 3_600_000).toISOString() }];
    }
    if ((tokens.get(bearer) ?? 0) <= now().getTime()) return [401, { message: 'Bad credentials' }];
    const run = /^\/repos\/acme\/checkout\/actions\/runs\/(\d+)\/deployment_protection_rule$/.exec(path)?.[1];
    if (run === undefined) return [404, { message: 'Not Found' }];
    const { environment_name: environment, state, comment } = JSON.parse(body) as Record<string, unknown>;
    if (typeof environment !== 'string' || typeof comment !== 'string' || comment.length > 1_024)
      return [422, { message: 'Validation Failed' }];
    if (state !== 'approved' && state !== 'rejected') return [422, { message: 'Validation Failed' }];
    if (!github.waiting.has(run)) return [422, { message: 'No pending deployment protection rule' }];
    if (github.waiting.get(run) !== environment) return [404, { message: 'Not Found' }];
    github.waiting.delete(run);
    answers.push({ runId: run, environment, state, comment });
    return [204];
  }

  function isAppToken(token: string): boolean {
    const [head = '', claims = '', signature = ''] = token.split('.');
    if (!createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url')) return false;
    const { iat, exp, iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
      string,
      number | string
    >;
    const seconds = now().getTime() / 1000;
    const lives = Number(exp) - seconds;
    return iss === APP_ID && Number(iat) <= seconds && lives > 0 && lives <= 600;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const github: FakeGithub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: privateKey,
    waiting: new Map(),
    answers,
    refused,
    tokensGiven: 0,
    fault: undefined,
    takeTokensBack: () => tokens.clear(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return github;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** A `deployment_protection_rule` event as GitHub documents it, reduced to the fields that are read. */
export const protectionEvent = (
  run: string,
  { environment = 'production', sha = 'a'.repeat(40), repository = 'acme/checkout' } = {},
) => ({
  action: 'requested',
  environment,
  event: 'push',
  deployment_callback_url: `https://api.github.com/repos/${repository}/actions/runs/${run}/deployment_protection_rule`,
  deployment: { id: 1, sha, ref: 'main', environment, creator: { login: 'octocat', id: 1 } },
  pull_requests: [],
  repository: { id: 7, name: 'checkout', full_name: repository, private: true },
  organization: { login: 'acme', id: 5 },
  installation: { id: INSTALLATION },
  sender: { login: 'octocat', id: 1 },
});

export const signedByGithub = (body: string, secret = WEBHOOK_SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
