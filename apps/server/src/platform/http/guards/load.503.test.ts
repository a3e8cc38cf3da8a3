import { expect, test } from 'vitest';
import { createTestHttp } from '../../../testing/test-http.ts';
import type { RouteTable } from '../routes.ts';
import { createLoad } from './load.ts';

test('a place taken is given back once, however often it is given back', () => {
  const load = createLoad(2);
  const first = load.enter();
  load.enter();
  expect(load.enter()).toMatchObject({
    ok: false,
    error: { kind: 'unavailable', code: 'server/overloaded', retryAfterSeconds: 1 },
  });
  if (first.ok) {
    first.value();
    first.value();
  }
  expect(load.inFlight).toBe(1);
});

test('an overloaded server says 503 and when to come back, and serves again when there is room', async () => {
  const waiting: (() => void)[] = [];
  const slow: RouteTable = (add) =>
    add.get('/v1/slow', { access: 'anonymous', summary: 'x' }, async () => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return 'done';
    });
  const { app, load } = await createTestHttp({ routes: [slow], limits: { maxInFlight: 2 } });
  const served = [app.inject('/v1/slow'), app.inject('/v1/slow')];
  await until(() => waiting.length === 2);
  const refused = await app.inject('/v1/slow');
  expect([refused.statusCode, refused.headers['retry-after'], refused.json<{ code: string }>().code]).toEqual([
    503,
    '1',
    'server/overloaded',
  ]);
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  for (const finish of waiting.splice(0)) finish();
  expect((await Promise.all(served)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(load.inFlight).toBe(0);
  const again = app.inject('/v1/slow');
  await until(() => waiting.length === 1);
  waiting[0]?.();
  expect((await again).statusCode).toBe(200);
});

test('a server that is stopping takes nothing new, and readiness says so', async () => {
  const { app, load } = await createTestHttp();
  load.drain();
  const refused = await app.inject('/v1/anything');
  expect([refused.statusCode, refused.headers.connection]).toEqual([503, 'close']);
  expect(refused.json()).toMatchObject({ code: 'server/stopping' });
  const ready = await app.inject('/health/ready');
  expect([ready.statusCode, ready.json<{ status: string }>().status]).toEqual([503, 'stopping']);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
