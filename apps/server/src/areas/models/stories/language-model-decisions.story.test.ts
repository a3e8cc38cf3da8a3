import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import type { Gateway } from '../../llm/public.ts';
import { proxyRoutes } from '../../llm/http/proxy-routes.ts';
import { prediction, PRODUCER, startModelStory, type ModelStory } from '../testing/model-story.ts';

/** A fake provider that answers as told and shows what it was asked. */
let answer: string;
let asked: number;
let passedOn: string[];
let models: ModelStory;
let http: Awaited<ReturnType<typeof createTestHttp>>;
beforeEach(async () => {
  models = await startModelStory();
  [answer, asked, passedOn] = ['approve', 0, []];
  const gateway = {
    answer: async ({ headers }: { readonly headers: object }) => {
      asked += 1;
      passedOn.push(...Object.keys(headers));
      return { status: 200, headers: {}, body: JSON.stringify({ choices: [{ message: { content: answer } }] }) };
    },
  } as unknown as Gateway;
  const service = (scopes: readonly string[]): Actor => ({ kind: 'service', id: asId(PRODUCER), scopes });
  http = await createTestHttp({
    routes: [(routes) => proxyRoutes(routes, gateway, models.story.host.services.use)],
    actors: { both: service(['llm:call', 'predictions:log']), calls: service(['llm:call']) },
  });
});
afterEach(async () => {
  await http.app.close();
  await models.end();
});

const decide = async (header: object | string | undefined, { who = 'both', stream = false } = {}) =>
  http.app.inject({
    method: 'POST',
    url: '/llm/v1/chat/completions',
    headers: {
      authorization: `Bearer ${who}`,
      'content-type': 'application/json',
      ...(header === undefined
        ? {}
        : { 'x-muster-prediction': typeof header === 'string' ? header : JSON.stringify(header) }),
    },
    payload: JSON.stringify({ model: 'gpt', messages: [], ...(stream ? { stream } : {}) }),
  });
const said = (more: object = {}) => {
  const {
    at: _at,
    decision: _decision,
    score: _score,
    ...rest
  } = prediction(more as Readonly<Record<string, unknown>>);
  return rest;
};
/** The error code as clients of OpenAI's API see it. */
const wireCode = (own: string): string => own.slice(own.indexOf('/') + 1).replaceAll('-', '_');
const code = (told: { json(): { error?: { code?: string } } }) => told.json().error?.code;

test('a decision of a language model is on record before its caller hears of it [GOV 7.13]', async () => {
  const told = await decide(said({ id: 'llm-1', subject: 'ann' }));
  expect(told.statusCode).toBe(200);
  expect(passedOn).not.toContain('x-muster-prediction');
  expect((await models.tally()).decisions).toEqual({ approve: 1 });
  answer = '{"decision":"reject","score":0.2,"why":"too little is known"}';
  expect((await decide(said())).statusCode).toBe(200);
  expect((await models.tally()).decisions).toEqual({ approve: 1, reject: 1 });
  expect((await decide(undefined)).statusCode).toBe(200);
  expect(await models.rows('predictions')).toBe(2);
});

test('what is no decision of its version is withheld, with the reason, and counted as refused', async () => {
  answer = 'I cannot tell.';
  const told = await decide(said());
  expect([told.statusCode, code(told)]).toEqual([403, wireCode('models/decision-not-on-record')]);
  expect(told.json().error).toMatchObject({ clause: '7.13', param: '/decision' });
  expect(told.body).not.toContain('I cannot');
  await models.intake.idle();
  expect(await models.rows('prediction_refusals')).toBe(1);
  expect(code(await decide(said({ version: '9' })))).toBe(wireCode('models/decision-not-on-record'));
});

test('nothing is asked where it could not be logged: without the scope, as a stream, with words that nobody can read', async () => {
  expect(code(await decide(said(), { who: 'calls' }))).toBe(wireCode('models/may-not-log'));
  expect(code(await decide(said(), { stream: true }))).toBe(wireCode('models/no-stream-of-decisions'));
  expect(code(await decide('credit'))).toBe(wireCode('models/bad-decision-header'));
  expect(code(await decide('[1]'))).toBe(wireCode('models/bad-decision-header'));
  expect(asked).toBe(0);
});
