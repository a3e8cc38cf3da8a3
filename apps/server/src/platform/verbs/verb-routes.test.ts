import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { ok } from '../../kernel/result.ts';
import { AS_ADA, createTestHttp } from '../../testing/test-http.ts';
import type { RunCommand } from '../http/routes.ts';
import { verbOfAll } from './verb.ts';
import { verbRoutes } from './verb-routes.ts';

test('a verb that makes a thing answers with it as its kind shows it, at its version', async () => {
  const build = verbOfAll({
    noun: 'door',
    name: 'build',
    route: '/v1/doors',
    creates: true,
    words: { label: 'Build', does: 'build one', done: 'It is built.' },
    clauses: ['1.1'],
    permission: { name: 'door.build', scope: 'doors:write', clause: '1.1', anyOf: [{ kind: 'member' }] },
    fields: { name: Type.String() },
    view: {
      schema: Type.Object({ shown: Type.String(), version: Type.Integer() }),
      version: ({ version }: { version: number }) => version,
      read: async (_use, _actor, { id }: { id: string }) => ok({ shown: id, version: 1 }),
    },
    decide: async () => ok({ id: 'front' }),
  });
  const runCommand: RunCommand = async () => ok({ id: 'front' }) as never;
  const use = () => {
    throw new Error('nothing is used here');
  };
  const http = await createTestHttp({ routes: [verbRoutes([build], use)], runCommand });
  const answer = await http.app.inject({
    method: 'POST',
    url: '/v1/doors',
    headers: AS_ADA,
    payload: { name: 'front' },
  });
  expect([answer.statusCode, answer.json(), answer.headers.etag]).toEqual([201, { shown: 'front', version: 1 }, '"1"']);
});
