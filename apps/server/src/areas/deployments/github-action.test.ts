import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../../../../deploy/github-action/check.sh', import.meta.url));

type Heard = {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
  body: string;
};
let server: Server | undefined;
afterEach(() => void server?.close());

/** A gate with a fixed answer, which rejects requests that the real one would reject. */
async function gate(status: number, answer: object): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  server = createServer((request, response) => {
    const one: Heard = { method: request.method, url: request.url, key: request.headers.authorization, body: '' };
    heard.push(one);
    request.on('data', (chunk: Buffer) => void (one.body += chunk.toString()));
    request.on('end', () => {
      const isFit =
        request.method === 'POST' &&
        request.url === '/v1/deployments/check' &&
        request.headers['content-type'] === 'application/json';
      response.writeHead(isFit ? status : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard };
}

const run = async (env: Record<string, string>) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    const given = {
      PATH: process.env['PATH'] ?? '',
      MUSTER_KEY: 'msk_secret',
      MUSTER_SERVICE: 'checkout',
      MUSTER_COMMIT: '4f2a9c',
      MUSTER_RETRIES: '0',
      ...env,
    };
    const child = execFile('bash', [SCRIPT], { env: given }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, out: stdout + stderr }),
    );
  });

const objectives = [{ objective: 'ML-SLO-001', state: 'low', isFrozen: true, remaining: '1/10' }];

test('the GitHub Action passes where the gate says yes, and sends what it was given and nothing else', async () => {
  const { url, heard } = await gate(200, {
    id: 'd1',
    allowed: true,
    class: 'rollback',
    reason: 'It goes back.',
    clause: '4.7',
    objectives,
  });
  const { code, out } = await run({
    MUSTER_URL: url,
    MUSTER_ROLLBACK: 'true',
    MUSTER_REFERENCE: 'https://github.com/o/r/actions/runs/1',
  });
  expect([code, out]).toEqual([0, expect.stringContaining('Allowed as rollback: It goes back. (4.7)')]);
  expect(out).toContain('ML-SLO-001: low, 1/10 of its budget left');
  expect(heard).toHaveLength(1);
  expect(heard[0]?.key).toBe('Bearer msk_secret');
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
    service: 'checkout',
    commit: '4f2a9c',
    environment: 'production',
    rollback: true,
    reference: 'https://github.com/o/r/actions/runs/1',
  });
});

test('it fails where the gate says no, with the reason and the remedy [GOV 4.7]', async () => {
  const { url } = await gate(200, {
    id: 'd1',
    allowed: false,
    class: 'non-critical',
    reason: 'Frozen.',
    clause: '4.7',
    remedy: 'Wait.',
    objectives,
  });
  expect(await run({ MUSTER_URL: url })).toEqual({
    code: 1,
    out: expect.stringContaining('::error::Denied: Frozen. (4.7) Wait.'),
  });
});

test.each([
  [400, 2],
  [401, 3],
  [403, 3],
  [500, 4],
])('it fails where the gate gives no answer: %i is exit code %i', async (status, code) => {
  const { url } = await gate(status, { detail: 'Sorry.' });
  expect((await run({ MUSTER_URL: url })).code).toBe(code);
});

test('it says which setting is missing, and never shows the key', async () => {
  const { code, out } = await run({});
  expect([code, out]).toEqual([2, expect.stringContaining('MUSTER_URL is not set')]);
  expect(out).not.toContain('msk_secret');
});
