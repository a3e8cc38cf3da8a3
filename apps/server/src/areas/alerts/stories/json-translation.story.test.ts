import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';

let at: AlertsOverHttp;
beforeAll(async () => void (at = await alertsOverHttp({ mostPerBatch: 10, mostWaiting: 100 })));
afterAll(async () => at.end());

const TRANSLATION =
  'identity: body.id\nname: body.title\nover: body.state == "ok"\nlabel severity: body.level\nlabel host: body.host';
const body = { id: 'q-1', title: 'Queue grows', state: 'open', level: 'warning', host: '10.1.2.3' };

const send = async (key: string, told: unknown, method: 'POST' | 'PUT' = 'POST') =>
  at.http.app.inject({
    method,
    url: `/v1/hooks/json/${key}`,
    headers: { 'content-type': 'application/json' },
    payload: typeof told === 'string' ? told : JSON.stringify(told),
  });

const made = async () => at.it.connect({ kind: 'json', translation: ownWords(TRANSLATION) });

const alertsOf = async (id: string) =>
  (
    await sql<{ name: string; state: string; severity: string; labels: string; is_drill: boolean }>`
      select name, state, severity, labels, is_drill from alerts where integration_id = ${id} order by id`.execute(
      at.it.story.host.db,
    )
  ).rows;

const log = async (id: string) =>
  (await at.ask('GET', `/v1/integrations/${id}/received`)).json<{
    items: { id: string; outcome: string; why: string; kept: boolean }[];
  }>().items;

test('JSON of any kind is an alert by its translation, from its beginning to its end, scrubbed like others [GOV 6.6]', async () => {
  const { id, key } = await made();
  expect((await send(key, body)).json()).toMatchObject({ outcome: 'opened' });
  expect(await alertsOf(id)).toMatchObject([{ name: 'Queue grows', state: 'firing', severity: 'SEV-3' }]);
  expect(JSON.stringify([await alertsOf(id), (await log(id)).length])).not.toContain('10.1.2.3');
  expect((await send(key, { ...body, state: 'ok' }, 'PUT')).json()).toMatchObject({ outcome: 'resolved' });
});

test('is tried on a body before anybody relies on it, and nothing is written', async () => {
  const before = await at.count('alerts');
  const tried = async (given: object) =>
    (
      await at.ask('POST', '/v1/integrations/try-translation', 'sre', {
        translation: TRANSLATION,
        payload: JSON.stringify(body),
        ...given,
      })
    ).json<object>();
  expect(await tried({})).toMatchObject({
    group: 'q-1',
    alerts: [
      { name: 'Queue grows', state: 'firing', severity: 'SEV-3', labels: { host: expect.stringMatching(/^ip~/) } },
    ],
  });
  expect(await tried({ payload: '{"id":' })).toMatchObject({
    code: 'alerts/payload-not-json',
  });
  expect(await tried({ payload: '{}' })).toMatchObject({ code: 'alerts/not-translated' });
  expect(await tried({ translation: 'name: 1 +' })).toMatchObject({ code: 'alerts/translation-not-readable' });
  expect(await at.count('alerts')).toBe(before);
});

test('a body that it does not fit is refused, kept, looked at, and delivered again once the translation is set right [GOV 7.1]', async () => {
  const { id, key } = await made();
  const other = { nr: 'q-9', title: 'Other', state: 'open', level: 'warning', token: 'AKIAIOSFODNN7EXAMPLE' };
  expect((await send(key, other)).json()).toMatchObject({ status: 400, code: 'alerts/not-a-notification' });
  const [refused] = await log(id);
  expect(refused).toMatchObject({ outcome: 'refused', kept: true });
  const path = `/v1/integrations/${id}`;
  const kept = (await at.ask('GET', `${path}/received/${refused?.id}`)).json<{ told: string }>();
  expect(kept.told).toContain('"nr": "q-9"');
  expect(kept.told).not.toContain('AKIAIOSFODNN7EXAMPLE');

  const replay = async () =>
    (await at.ask('POST', `${path}/replay`, 'sre', { delivery: refused?.id ?? '' })).statusCode;
  expect(await replay()).toBe(200);
  await at.it.story.advance({ seconds: 1 });
  expect((await log(id)).map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
  const translation = TRANSLATION.replace('body.id', 'body.nr');
  expect((await at.ask('POST', `${path}/change-translation`, 'sre', { translation })).statusCode).toBe(200);
  expect(await replay()).toBe(200);
  await at.it.story.advance({ seconds: 1 });
  expect(await alertsOf(id)).toMatchObject([{ name: 'Other', state: 'firing' }]);
  expect(await at.it.story.entries('integration.delivered')).toHaveLength(2);
  // Other servers look up the translation for each delivery, too.
  expect((await send(key, { ...other, state: 'ok' })).json()).toMatchObject({ outcome: 'resolved' });
});

test('nothing is delivered again that is not kept, nor by whoever may not [GOV 2.1]', async () => {
  const { id } = await made();
  const path = `/v1/integrations/${id}`;
  const never = { delivery: '0198e2a0-0000-7000-8000-000000000002' };
  expect((await at.ask('POST', `${path}/replay`, 'sre', never)).json()).toMatchObject({ code: 'alerts/not-kept' });
  expect((await at.ask('GET', `${path}/received/${never.delivery}`)).json()).toMatchObject({
    code: 'alerts/delivery-not-found',
  });
  expect((await at.ask('POST', `${path}/replay`, 'bystander', never)).statusCode).toBe(403);
  expect((await at.ask('POST', `${path}/test`, 'bystander', {})).statusCode).toBe(403);
  const alertmanager = `/v1/integrations/${at.it.integration}/change-translation`;
  expect((await at.ask('POST', alertmanager, 'sre', { translation: TRANSLATION })).json()).toMatchObject({
    code: 'alerts/has-a-contract',
  });
});

test.each(['alertmanager', 'pagerduty', 'grafana', 'datadog', 'cloudwatch', 'heartbeat', 'json'] as const)(
  'a test of %s goes the whole way as a drill, and is over by itself',
  async (kind) => {
    const more = {
      ...(kind === 'cloudwatch' ? { topic: 'arn:aws:sns:us-west-2:123456789012:alarms' } : {}),
      ...(kind === 'json' ? { translation: ownWords(TRANSLATION) } : {}),
      ...(kind === 'heartbeat' ? { every: 5000 } : {}),
    };
    const { id } = await at.it.connect({ kind, ...more });
    const test = async (given: object) => at.ask('POST', `/v1/integrations/${id}/test`, 'sre', given);
    if (kind === 'json') expect((await test({})).json()).toMatchObject({ code: 'alerts/payload-missing' });
    if (kind === 'pagerduty')
      expect((await test({ severity: 'fatal' })).json()).toMatchObject({ code: 'alerts/test-not-readable' });
    const given = kind === 'json' ? { payload: JSON.stringify(body) } : {};
    expect((await test(given)).statusCode).toBe(200);
    await at.it.story.advance({ seconds: 1 });
    expect(await alertsOf(id)).toMatchObject([{ state: 'firing', is_drill: true }]);
    await at.it.story.advance({ minutes: 5 });
    expect(await alertsOf(id)).toMatchObject([{ state: 'resolved', is_drill: true }]);
    expect((await log(id)).map(({ outcome }) => outcome)).toEqual(['resolved', 'opened']);
  },
);
