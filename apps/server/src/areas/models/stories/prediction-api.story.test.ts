import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import type { RunCommand } from '../../../platform/http/routes.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import { createPeople } from '../../identity/public.ts';
import { peopleService } from '../../identity/services.ts';
import { modelsArea } from '../area.ts';
import { openPredictionIntake } from '../intake/open-intake.ts';
import { outcome, prediction, PRODUCER, startModelStory, type ModelStory } from '../testing/model-story.ts';

let it: ModelStory;
let http: Awaited<ReturnType<typeof createTestHttp>>;
let intake: ReturnType<typeof openPredictionIntake>;

beforeEach(async () => {
  it = await startModelStory();
  const { host, sre, engineer } = it.story;
  const room = { clock: host.clock, dataKeys: host.dataKeys, ring: host.ring };
  host.services.give(peopleService, createPeople({ dataKeys: host.dataKeys, ring: host.ring }));
  intake = openPredictionIntake(host, room, { mostWaiting: 50 });
  const run: RunCommand = async (command, invocation, input) => runCommand(host, command, invocation, input);
  const producer: Actor = { kind: 'service', id: asId(PRODUCER), scopes: ['predictions:log', 'models:read'] };
  http = await createTestHttp({
    routes: [routesOf(modelsArea({ services: host.services, room, runCommand: run }, intake), host.services.use)],
    actors: { sre: sre.actor, engineer: engineer.actor, producer },
    runCommand: run,
  });
});
afterEach(async () => {
  await http.app.close();
  await intake.idle();
  await it.end();
});

const post = async (
  url: string,
  payload: string | object,
  { who = 'producer', type = 'application/json' }: { who?: string; type?: string } = {},
) =>
  http.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': type, authorization: `Bearer ${who}` },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
const get = async (url: string, who = 'sre') =>
  http.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${who}` } });

describe('a producer', () => {
  test('logs one, a list, or lines, and hears what became of each after the commit [GOV 7.13]', async () => {
    expect((await post('/v1/predictions', prediction())).json()).toMatchObject({ status: 'stored', stored: 1 });
    const list = [prediction(), prediction()];
    expect((await post('/v1/predictions', list)).json()).toMatchObject({ received: 2, stored: 2 });
    const lines = [JSON.stringify(list[0]), '{"broken', '', JSON.stringify(prediction({ decision: 'perhaps' }))].join(
      '\n',
    );
    const answer = await post('/v1/predictions', lines, { type: 'application/x-ndjson' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      status: 'partly-stored',
      received: 3,
      repeated: 1,
      refused: 2,
      refusals: [
        { index: 1, code: 'models/not-a-prediction' },
        { index: 2, fields: [{ path: '/decision' }] },
      ],
    });
    expect(await it.rows('predictions')).toBe(3);
  });

  test('whose one prediction is refused gets a problem that names every field, and no echo', async () => {
    const answer = await post('/v1/predictions', prediction({ score: 7, subject: '' }));
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'models/not-a-prediction', clause: '7.13' });
    expect(
      answer
        .json<{ fields: { path: string }[] }>()
        .fields.map(({ path }) => path)
        .toSorted(),
    ).toEqual(['/score', '/subject']);
  });

  test('is a program, sends at most so many rows, and is told to wait where they cannot be stored in time', async () => {
    const byPerson = await post('/v1/predictions', prediction(), { who: 'sre' });
    expect([byPerson.statusCode, byPerson.json().code]).toEqual([403, 'models/programs-only']);
    const many = await post('/v1/predictions', `[${'0,'.repeat(50_000)}0]`);
    expect([many.statusCode, many.json().code]).toEqual([413, 'models/too-many-rows']);
    const rows = Array.from({ length: 40 }, () => prediction());
    const answers = await Promise.all([rows, rows, rows, rows].map(async (each) => post('/v1/predictions', each)));
    expect(answers.map(({ statusCode }) => statusCode)).toContain(200);
    for (const each of answers.filter(({ statusCode }) => statusCode !== 200))
      expect([each.statusCode, each.json().code]).toEqual([503, 'models/queue-full']);
  });

  test('says how many it has numbered', async () => {
    const said = { model: 'credit', producer: 'scorer', sequence: 3 };
    expect((await post('/v1/predictions/volume', said)).statusCode).toBe(204);
    await it.story.advance({ minutes: 16 });
    expect((await get('/v1/models/credit')).json()).toMatchObject({
      producers: [{ declared: 3, stored: 0, missing: 3 }],
    });
    expect((await post('/v1/predictions/volume', { ...said, model: 'none' })).json().code).toBe('models/unknown-model');
  });
});

test('the subject reads, asks and is answered by the link that the deciding system got for them [GOV 7.14]', async () => {
  const sent = prediction({ decision: 'reject' });
  await post('/v1/predictions', sent);
  const link = await post('/v1/predictions/review-link', { model: 'credit', id: sent['id'] });
  const path = new URL(link.json<{ url: string }>().url).pathname;
  const page = async () => (await http.app.inject({ method: 'GET', url: path })).body;
  expect(await page()).toContain('<strong>reject</strong>');
  expect(await it.rows('prediction_reviews')).toBe(0);
  const asked = await http.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'words=Look%20again%20%3Cb%3E',
  });
  const code = /REV-[0-9A-Z]+/.exec(asked.body)?.[0] ?? '';
  expect(asked.body).toContain('2026-12-02');
  expect((await get('/v1/reviews')).json()).toMatchObject({ items: [{ code, state: 'requested' }] });
  await post(`/v1/reviews/${code}/take`, {}, { who: 'engineer' });
  const decision = { verdict: 'overturned', decision: 'approve', reasons: 'It was <misread>.' };
  expect((await post(`/v1/reviews/${code}/decide`, decision, { who: 'engineer' })).statusCode).toBe(200);
  expect(await page()).toContain('It was &#60;misread&#62;.');
  expect((await get(`/v1/reviews/${code}`, 'engineer')).json()).toMatchObject({
    words: 'Look again <b>',
    toldAt: expect.any(String),
  });
  expect((await get('/v1/reviews?decided=true')).json()).toMatchObject({
    items: [{ code, decision: 'approve' }],
  });
  expect((await http.app.inject({ method: 'GET', url: `${path}x` })).statusCode).toBe(404);
  expect((await get('/v1/reviews/REV-NONE9', 'engineer')).json().code).toBe('models/no-such-review');
  const aboutNobody = await post('/v1/predictions/review-link', { model: 'credit', id: 'nothing' });
  expect(aboutNobody.json().code).toBe('models/no-such-prediction');
});

test('a prediction is found by id and by subject, by those who may look', async () => {
  const sent = prediction({ subject: 'customer-5' });
  await post('/v1/predictions', sent);
  await post('/v1/outcomes', outcome(sent['id'], 'approve'));
  const found = await get(`/v1/predictions/${String(sent['id'])}?model=credit`);
  expect(found.json()).toMatchObject({ items: [{ id: sent['id'], outcomes: [{ says: 'approve' }] }] });
  expect((await post('/v1/predictions/about', { subject: 'customer-5' }, { who: 'sre' })).json().items).toHaveLength(1);
});
