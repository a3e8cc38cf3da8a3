import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { throwawayMuster, type ThrowawayMuster } from '../testing/throwaway-muster.ts';

let muster: ThrowawayMuster;
beforeAll(async () => {
  muster = await throwawayMuster();
});
afterAll(async () => muster.stop());

test('the committed description of the API is what the server serves (write it again with testing/write-openapi.ts)', async () => {
  const served: unknown = await (await fetch(new URL('/openapi.json', muster.url))).json();
  const committed = JSON.parse(
    readFileSync(new URL('../../../../packages/api-client/openapi.json', import.meta.url), 'utf8'),
  ) as unknown;
  expect(served).toEqual(committed);
});

test('a fresh Muster is ready, waits for its set-up, and prints the one-time link [GOV 1.1]', async () => {
  const ready = await fetch(new URL('/health/ready', muster.url));
  expect(ready.status).toBe(200);
  expect(await (await fetch(new URL('/v1/setup', muster.url))).json()).toEqual({ needed: true });
  expect(muster.setUpLink).toMatch(/\/setup#token=[\w-]{43}$/);
  expect(muster.lines.join('')).not.toContain(muster.setUpLink?.split('token=')[1]);
});

test('nobody without a session reads anything internal [GOV 6.2]', async () => {
  for (const path of ['/v1/incidents', '/v1/policy', '/v1/alerts', '/v1/members', '/v1/on-call']) {
    expect([path, (await fetch(new URL(path, muster.url))).status]).toEqual([path, 401]);
  }
});
