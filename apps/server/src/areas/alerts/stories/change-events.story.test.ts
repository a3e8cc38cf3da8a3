import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';

let at: AlertsOverHttp;
let key = '';
let id = '';
beforeAll(async () => {
  at = await alertsOverHttp({ mostPerBatch: 10, mostWaiting: 100 });
  ({ id, key } = await at.it.connect({ kind: 'pagerduty' }));
});
afterAll(async () => at.end());

/** The example from PagerDuty's reference. */
const change = (given: object = {}) => ({
  routing_key: key,
  payload: {
    summary: 'Build Success - Increase snapshot create timeout to 30 seconds',
    timestamp: '2020-07-17T08:42:58.315+0000',
    source: 'acme-build-pipeline-tool-default-i-9999',
    custom_details: { build_state: 'passed', service: 'Checkout', run_time: '1236s' },
  },
  links: [{ href: 'https://acme.pagerduty.dev/build/2', text: 'View more details in Acme!' }],
  ...given,
});

const tell = async (event: unknown) => {
  const answer = await at.http.app.inject({
    method: 'POST',
    url: '/v2/change/enqueue',
    headers: { 'content-type': 'application/json' },
    payload: typeof event === 'string' ? event : JSON.stringify(event),
  });
  return [answer.statusCode, answer.json<object>()];
};

const told = async () =>
  (
    await sql<{ summary: string; service: string | null; link: string; told_at: Date }>`
      select summary, service, link, told_at from change_events order by id`.execute(at.it.story.host.db)
  ).rows;

test('a change event is answered as PagerDuty does, and is there once however often it is sent', async () => {
  for (let times = 0; times < 2; times += 1)
    expect(await tell(change())).toEqual([202, { status: 'success', message: 'Change event processed' }]);
  expect(await told()).toMatchObject([
    {
      summary: 'Build Success - Increase snapshot create timeout to 30 seconds',
      service: 'checkout',
      link: 'https://acme.pagerduty.dev/build/2',
      told_at: new Date('2020-07-17T08:42:58.315Z'),
    },
  ]);
  const log = (await at.ask('GET', `/v1/integrations/${id}/received`)).json<{ items: { why: string }[] }>().items;
  expect(log[0]?.why).toContain('A change was received');
});

test('no more than its summary is asked for; what is personal in it is not kept [GOV 6.6]', async () => {
  const summary = 'switched by ada@customer.example on 10.1.2.3';
  expect((await tell({ routing_key: key, payload: { summary } }))[0]).toBe(202);
  expect(JSON.stringify(await told())).not.toMatch(/customer\.example|10\.1\.2\.3/);
  expect((await told()).at(-1)).toMatchObject({ service: null, told_at: at.it.story.host.clock.now() });
});

test.each([
  ['no payload', { payload: undefined }, "'payload' must be an object"],
  ['no summary', { payload: { source: 'x' } }, "'payload.summary' is required"],
  [
    'a long summary',
    { payload: { summary: '🦊'.repeat(1025) } },
    "'payload.summary' must have at most 1024 characters",
  ],
  ['a source of another kind', { payload: { summary: 's', source: 5 } }, "'payload.source' must be text"],
  ['a link to nowhere', { links: [{ text: 'x' }] }, "'links' must each have an href"],
  ['links of another kind', { links: 'x' }, "'links' must each have an href"],
  ['a key of another length', { routing_key: 'R' }, "Length of 'routing_key' is incorrect (should be 32 characters)"],
  ['a key that nobody has', { routing_key: 'x'.repeat(32) }, "'routing_key' belongs to no integration"],
])('%s is an invalid event, and leaves a trace', async (_what, given, error) => {
  const before = (await told()).length;
  expect(await tell(change(given))).toEqual([
    400,
    { status: 'invalid event', message: 'Event object is invalid', errors: [error] },
  ]);
  expect(await told()).toHaveLength(before);
  await at.it.intake.idle();
  const { rows } = await sql<{ code: string }>`select code from delivery_failures`.execute(at.it.story.host.db);
  expect(rows.length).toBeGreaterThan(0);
  if (!('routing_key' in given)) expect(rows.map(({ code }) => code)).toContain('alerts/not-a-change');
});

test('the delivery of an event is named to its sender', async () => {
  const answer = await at.http.app.inject({
    method: 'POST',
    url: '/v2/enqueue',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({
      routing_key: key,
      event_action: 'trigger',
      payload: { summary: 's', source: 'h', severity: 'info' },
    }),
  });
  const { items } = (await at.ask('GET', `/v1/integrations/${id}/received`)).json<{ items: { id: string }[] }>();
  expect(answer.headers['muster-delivery']).toBe(items[0]?.id);
});
