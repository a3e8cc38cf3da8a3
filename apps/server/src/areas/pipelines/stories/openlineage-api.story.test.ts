import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import { pipelinesArea } from '../area.ts';
import { openLineageIntake } from '../intake/open-intake.ts';
import { SENDER, startPipelineStory, type PipelineStory } from '../testing/pipeline-story.ts';
import { runEvent, runId } from '../testing/run-events.ts';

let it: PipelineStory;
let http: Awaited<ReturnType<typeof createTestHttp>>;

async function start(limits = {}) {
  it = await startPipelineStory();
  const { host, sre } = it.story;
  const intake = openLineageIntake(host, limits);
  const service = (...scopes: string[]): Actor => ({ kind: 'service', id: asId(SENDER), scopes });
  http = await createTestHttp({
    routes: [routesOf(pipelinesArea(host, intake), host.services.use)],
    actors: { sre: sre.actor, scheduler: service('pipelines:report'), other: service('alerts:read') },
    runCommand: async (command, invocation, input) => runCommand(host, command, invocation, input),
  });
  return intake;
}
let intake: Awaited<ReturnType<typeof start>>;
beforeEach(async () => void (intake = await start()));
afterEach(async () => {
  await http.app.close();
  await intake.idle();
  await it.end();
});

const post = async (
  payload: string | Buffer | object,
  { path = '/api/v1/lineage', who = 'scheduler', headers = {} }: { path?: string; who?: string; headers?: object } = {},
) =>
  http.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who}`, ...headers },
    payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });
const get = async (url: string) =>
  (await http.app.inject({ method: 'GET', url, headers: { authorization: 'Bearer sre' } })).json<{
    items: Record<string, unknown>[];
    nextCursor?: string;
  }>();

describe('a client of OpenLineage', () => {
  test('is answered at the root path after the commit, and its runs are listed', async () => {
    expect((await post(runEvent('START', '2026-11-02T08:50:00Z'))).statusCode).toBe(201);
    expect((await post(runEvent('COMPLETE', '2026-11-02T08:55:00Z'))).statusCode).toBe(201);
    const { items } = await get('/v1/pipelines');
    expect(items).toMatchObject([{ name: 'orders', newest: { state: 'complete', durationSeconds: 300 } }]);
    const runs = await get(`/v1/pipelines/${String(items[0]?.['id'])}/runs`);
    expect(runs.items).toMatchObject([{ runId: runId(1), state: 'complete' }]);
  });

  test('may send gzip, as the Java client does where it is told to', async () => {
    const body = gzipSync(JSON.stringify(runEvent('START', '2026-11-02T08:50:00Z')));
    expect((await post(body, { headers: { 'content-encoding': 'gzip' } })).statusCode).toBe(201);
    expect((await get('/v1/pipelines')).items).toHaveLength(1);
  });

  test('may send a batch, and hears which events of it were not taken', async () => {
    const events = [
      runEvent('START', '2026-11-02T08:50:00Z'),
      { eventTime: 'x' },
      runEvent('FAIL', '2026-11-02T08:52:00Z'),
    ];
    const answer = await post(events, { path: '/api/v1/lineage/batch' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      status: 'partial_success',
      summary: { received: 3, successful: 2, failed: 1, retriable: 0, non_retriable: 1 },
      failed_events: [{ index: 1, retriable: false, reason: expect.stringContaining('/run/runId is not a UUID') }],
    });
    await intake.idle();
    expect((await get('/v1/pipelines/refused')).items).toContainEqual(
      expect.objectContaining({ code: 'pipelines/not-an-event', problem: '/run/runId is not a UUID', events: 1 }),
    );
    const { status, failed_events: failed } = (await post([], { path: '/api/v1/lineage/batch' })).json<
      Record<string, unknown>
    >();
    expect([status, failed]).toEqual(['success', []]);
  });

  test('whose plans nest deeply is read', async () => {
    let plan: object = {};
    for (let depth = 0; depth < 100; depth += 1) plan = { child: [plan] };
    const facets = { 'spark.logicalPlan': plan };
    expect((await post(runEvent('START', '2026-11-02T08:50:00Z', { facets }))).statusCode).toBe(201);
  });

  test('that tells of a dataset is thanked, and nothing follows', async () => {
    const { run: _run, eventType: _type, job: _job, ...rest } = runEvent('START', '2026-11-02T08:50:00Z');
    expect((await post({ ...rest, dataset: { namespace: 'prod', name: 'table' } })).statusCode).toBe(201);
    expect((await get('/v1/pipelines')).items).toEqual([]);
  });
});

describe('refused, each with a trace where one looks for it', () => {
  test.each([
    ['no event', '{}', {}, 400, 'pipelines/not-an-event'],
    ['no JSON', '{"a":', {}, 400, 'request/unreadable'],
    ['no gzip', '{}', { 'content-encoding': 'gzip' }, 400, 'request/unreadable'],
    ['another coding', '{}', { 'content-encoding': 'br' }, 415, 'request/unsupported-encoding'],
    ['too large', `"${'x'.repeat(9 * 1024 * 1024)}"`, {}, 413, 'request/too-large'],
    [
      'what unfolds too far',
      gzipSync(Buffer.alloc(20 * 1024 * 1024)),
      { 'content-encoding': 'gzip' },
      413,
      'request/too-large',
    ],
  ])('%s', async (_name, payload, headers, status, code) => {
    const answer = await post(payload, { headers });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    await intake.idle();
    expect((await get('/v1/pipelines/refused')).items.map((item) => item['code'])).toContain(code);
  });

  test('a batch that is not a list, and one without end', async () => {
    for (const body of [{}, Array.from({ length: 1001 }, () => ({}))]) {
      const answer = await post(body, { path: '/api/v1/lineage/batch' });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'pipelines/not-a-batch']);
    }
  });

  test('whoever has no key, a key for something else, or is a person [GOV 7.6]', async () => {
    const event = runEvent('START', '2026-11-02T08:50:00Z');
    expect((await post(event, { who: 'nobody' })).statusCode).toBe(401);
    expect((await post(event, { who: 'other' })).json()).toMatchObject({ status: 403, code: 'identity/missing-scope' });
    expect((await post(event, { who: 'sre' })).json()).toMatchObject({ status: 403, code: 'pipelines/programs-only' });
  });

  test('more than can be stored in time, with 503 and never 429: after that a client loses the event', async () => {
    await http.app.close();
    await intake.idle();
    await it.end();
    intake = await start({ mostPerBatch: 1, mostWaiting: 1 });
    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => post(runEvent('START', '2026-11-02T08:50:00Z', { run: runId(n) }))),
    );
    const codes = new Set(answers.map(({ statusCode }) => statusCode));
    expect([...codes].toSorted((a, b) => a - b)).toEqual([201, 503]);
    const full = answers.find(({ statusCode }) => statusCode === 503);
    expect(full?.json()).toMatchObject({ code: 'pipelines/queue-full' });
    expect(full?.headers['retry-after']).toBe('1');
  });
});

test('two thousand pipelines are paged by name, each once', async () => {
  const names = Array.from({ length: 2000 }, (_, n) => `job-${String((n * 7919) % 2000).padStart(4, '0')} ✓`);
  for (let from = 0; from < names.length; from += 500)
    await it.tell(
      ...names
        .slice(from, from + 500)
        .map((job, n) => runEvent('START', '2026-11-02T08:50:00Z', { job, run: runId(from + n) })),
    );
  const seen: unknown[] = [];
  for (let cursor = ''; ;) {
    const page = await get(`/v1/pipelines?limit=200${cursor}`);
    seen.push(...page.items.map((item) => item['name']));
    if (page.nextCursor === undefined) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(seen).toEqual(names.toSorted());
});
