import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOf } from '@muster/api-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type Member } from '../demo/organisation/member.ts';
import { startProgram, type Program } from './stage/program.ts';
import { until } from './stage/until.ts';

const RUN = join(import.meta.dirname, '../demo/run.ts');

const homes = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('muster-demo-'));

let before: readonly string[];
let demo: Program;
let visitor: Member;

beforeAll(async () => {
  before = homes();
  demo = startProgram(process.execPath, [RUN], { env: {} });
  const [, origin = ''] = await demo.said(/Open\s+(\S+)\/sign-in/);
  const [, email = ''] = await demo.said(/E-mail\s+(\S+)/);
  const [, password = ''] = await demo.said(/Password\s+(\S+)/);
  visitor = await signIn(origin, { name: 'Sam Rivera', email, password });
});

afterAll(async () => demo.stop());

test('the demo reaches a SEV-1 within a minute, and leaves it to whoever watches', async () => {
  const [, code = ''] = await demo.said(/⬢ SEV-1 (INC-\w+): the fraud model/, 60_000);
  const incident = await answerOf(visitor.api.GET('/v1/incidents/{code}', { params: { path: { code } } }));
  expect(incident).toMatchObject({
    severity: 'SEV-1',
    phase: 'declared',
    may: { acknowledge: { allowed: true }, 'take-command': { allowed: true } },
  });
  const pages = await answerOf(visitor.api.GET('/v1/incidents/{code}/pages', { params: { path: { code } } }));
  expect(pages.items.some(({ to, state }) => to.id === visitor.id && state === 'handed-over')).toBe(true);
});

test('the fleet recovers once the visitor has mitigated', async () => {
  const [, code = ''] = await demo.said(/⬢ SEV-1 (INC-\w+): the fraud model/);
  const params = { path: { code } };
  await answerOf(visitor.api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  await answerOf(visitor.api.POST('/v1/incidents/{code}/take-command', { params, body: {} }));
  await answerOf(visitor.api.POST('/v1/incidents/{code}/mitigate', { params, body: { note: 'Back to v41.' } }));
  const states = await until('the alerts to end', async () => {
    const { items } = await answerOf(visitor.api.GET('/v1/alerts', { params: { query: { incident: code } } }));
    return items.some(({ state }) => state === 'firing') ? undefined : items.map(({ state }) => state);
  });
  expect(new Set(states)).toEqual(new Set(['resolved']));
  const incident = await answerOf(visitor.api.GET('/v1/incidents/{code}', { params }));
  expect(incident.phase).toBe('mitigated');
});

test('nothing personal and nothing secret of what was pasted is shown again [GOV 6.5, 6.6]', async () => {
  const { items } = await answerOf(visitor.api.GET('/v1/incidents', { params: { query: { q: 'FeatureStoreStale' } } }));
  const params = { path: { code: items[0]?.code ?? '' } };
  const timeline = JSON.stringify(await answerOf(visitor.api.GET('/v1/incidents/{code}/timeline', { params })));
  expect(timeline).toContain('Materialisation job hangs');
  for (const secret of ['kim.larsen', '10.20.0.77', 'ghx_9Zq3']) expect(timeline).not.toContain(secret);
});

test('it stops when it is asked to, and leaves nothing behind', async () => {
  await demo.stop();
  expect(demo.output()).toContain('Stopping');
  expect(homes().filter((name) => !before.includes(name) && existsSync(join(tmpdir(), name)))).toEqual([]);
});
