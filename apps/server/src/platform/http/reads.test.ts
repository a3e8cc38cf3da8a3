import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { AppFailure } from '../../kernel/app-error.ts';
import { ADA, AS_ADA, createTestHttp } from '../../testing/test-http.ts';
import type { AllowedRead } from './http-options.ts';
import type { RouteTable } from './routes.ts';

const route = { access: { scope: 'things:read' }, summary: 'x' } as const;

const routes: RouteTable = (add) => {
  add.get(
    '/v1/things/:id',
    { ...route, schema: { params: Type.Object({ id: Type.String() }) } },
    async () => 'a thing',
  );
  add.get('/v1/people', { ...route, reveals: 'CONFIDENTIAL' }, async () => 'their e-mails');
  add.get('/v1/open', { access: 'anonymous', summary: 'x' }, async () => 'for all');
  add.get('/v1/hidden', route, async () => {
    throw new AppFailure({ kind: 'not_found', code: 'things/not-found', public: 'No.' });
  });
  add.post('/v1/things', route, async () => 'written');
};

test('every read that was allowed is told of, by its pattern and by what it reveals [GOV 7.1]', async () => {
  const told: AllowedRead[] = [];
  const { app } = await createTestHttp({ routes: [routes], onRead: (read) => void told.push(read) });
  for (const url of ['/v1/things/secret-name?q=secret', '/v1/people', '/v1/open', '/v1/hidden'])
    await app.inject({ url, headers: AS_ADA });
  await app.inject({ method: 'POST', url: '/v1/things', headers: AS_ADA });
  expect(told.map(({ route: pattern, actor, reveals }) => ({ pattern, actor, reveals }))).toEqual([
    { pattern: '/v1/things/:id', actor: ADA, reveals: undefined },
    { pattern: '/v1/people', actor: ADA, reveals: 'CONFIDENTIAL' },
  ]);
});

test('what cannot be put on the record is not shown [GOV 7.1]', async () => {
  const { app } = await createTestHttp({
    routes: [routes],
    onRead: async () => {
      throw new Error('the ledger is away');
    },
  });
  const answer = await app.inject({ url: '/v1/people', headers: AS_ADA });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('e-mails');
});
