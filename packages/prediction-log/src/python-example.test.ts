import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const EXAMPLE = fileURLToPath(new URL('../../../examples/python/log_predictions.py', import.meta.url));
const isThere = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!isThere)('the Python example numbers its rows, and sends them again after a 503', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      bodies.push(body);
      expect(request.headers.authorization).toBe('Bearer a-key');
      response.writeHead(bodies.length === 1 ? 503 : 200).end(JSON.stringify({ refusals: [] }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const env = {
      ...process.env,
      MUSTER_URL: `http://127.0.0.1:${port}`,
      MUSTER_KEY: 'a-key',
      MUSTER_PRODUCER: 'python',
    };
    const run = spawn('python3', [EXAMPLE], { env, stdio: ['pipe', 'ignore', 'inherit'] });
    run.stdin.end('{"id": "a", "model": "credit"}\n\n{"id": "b", "model": "credit"}\n');
    const [code] = (await once(run, 'exit')) as [number];
    expect(code).toBe(0);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
    const rows = (bodies[1] ?? '').split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toMatchObject([
      { id: 'a', producer: 'python', sequence: 1 },
      { id: 'b', producer: 'python', sequence: 2 },
    ]);
  } finally {
    server.close();
  }
});
