import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceKind } from '../domain/source.ts';
import { hashOfKey } from '../keys/key.ts';
import { signingService } from '../keys/signing.ts';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { AWAY_URL, awsHosts, CERTIFICATE_URL, snsMessage, SUBSCRIBE_URL } from '../testing/sns.ts';
import { alarm, datadogBody, grafanaBody, pagerDutyEvent, TOPIC } from '../testing/source-bodies.ts';

const aws = awsHosts();
let at: AlertsOverHttp;
beforeAll(async () => void (at = await alertsOverHttp({}, aws.outgoing)));
afterAll(async () => at.end());

const connected = async (kind: SourceKind, more: object = {}) =>
  at.it.connect({ kind, ...(kind === 'cloudwatch' ? { topic: TOPIC } : {}), ...more });

type Sent = { readonly method?: 'POST' | 'PUT'; readonly headers?: Readonly<Record<string, string>> };

const send = async (url: string, body: unknown, { method = 'POST', headers = {} }: Sent = {}) =>
  at.http.app.inject({
    method,
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });

const enqueue = async (body: unknown) => send('/v2/enqueue', body);

const alertsOf = async ({ id }: { readonly id: string }) =>
  (
    await sql<{
      name: string;
      state: string;
      severity: string | null;
      service: string | null;
      incident_id: string | null;
    }>`
      select name, state, severity, service, incident_id from alerts where integration_id = ${id} order by received_at, id`.execute(
      at.it.story.host.db,
    )
  ).rows;

describe('PagerDuty’s Events API v2', () => {
  test('a trigger is an alert, goes on while it is open, and after its end is another one', async () => {
    const made = await connected('pagerduty');
    expect(made.key).toHaveLength(32);
    const event = pagerDutyEvent({ routing_key: made.key });
    const answer = await enqueue(event);
    expect([answer.statusCode, answer.json()]).toEqual([
      202,
      { status: 'success', message: 'Event processed', dedup_key: 'srv01/HTTP' },
    ]);
    at.it.story.host.clock.advance({ minutes: 1 });
    await enqueue(event);
    expect(await alertsOf(made)).toMatchObject([
      { name: 'DISK at 99% on machine prod-datapipe03', state: 'firing', severity: 'SEV-1', service: 'checkout' },
    ]);
    const end = { routing_key: made.key, event_action: 'resolve', dedup_key: 'srv01/HTTP' };
    expect((await enqueue(end)).statusCode).toBe(202);
    expect((await enqueue(end)).statusCode).toBe(202);
    expect(await alertsOf(made)).toMatchObject([{ state: 'resolved' }]);
    at.it.story.host.clock.advance({ minutes: 1 });
    await enqueue(event);
    expect(await alertsOf(made)).toMatchObject([{ state: 'resolved' }, { state: 'firing' }]);
  });

  test('without a key of its own a trigger gets one, which is answered', async () => {
    const made = await connected('pagerduty');
    const answer = await enqueue(pagerDutyEvent({ routing_key: made.key, dedup_key: undefined }));
    const { dedup_key: name } = answer.json<{ dedup_key: string }>();
    expect(name).toMatch(/^[0-9a-f-]{36}$/);
    await enqueue({ routing_key: made.key, event_action: 'resolve', dedup_key: name });
    expect(await alertsOf(made)).toMatchObject([{ state: 'resolved' }]);
  });

  test('what is acknowledged or resolved and never was triggered is taken, and nothing follows', async () => {
    const made = await connected('pagerduty');
    for (const action of ['acknowledge', 'resolve'])
      expect((await enqueue({ routing_key: made.key, event_action: action, dedup_key: 'x' })).statusCode).toBe(202);
    expect((await alertsOf(made)).filter(({ incident_id: incident }) => incident !== null)).toEqual([]);
  });

  test.each([
    [
      'a routing key of another length',
      { routing_key: 'short' },
      "Length of 'routing_key' is incorrect (should be 32 characters)",
    ],
    ['a routing key that nobody has', { routing_key: 'x'.repeat(32) }, "'routing_key' belongs to no integration"],
    ['an unknown action', { event_action: 'snooze' }, "'event_action' must be one of trigger, acknowledge, resolve"],
    [
      'a resolve without a key',
      { event_action: 'resolve', dedup_key: undefined },
      "'dedup_key' is required to acknowledge or resolve",
    ],
    ['a key that is too long', { dedup_key: 'x'.repeat(256) }, "'dedup_key' must have at most 255 characters"],
    ['a trigger without a payload', { payload: undefined }, "'payload' must be an object"],
    [
      'a severity of its own',
      { payload: { summary: 's', source: 'h', severity: 'fatal' } },
      "'payload.severity' must be one of critical, error, warning, info",
    ],
    [
      'a summary that is too long',
      { payload: { summary: '🦊'.repeat(1025), source: 'h', severity: 'info' } },
      "'payload.summary' must have at most 1024 characters",
    ],
    ['a link to nowhere', { links: [{ text: 'x' }] }, "'links' must each have an href"],
    [
      'an image that is not encrypted',
      { images: [{ src: 'http://x.example/a.png' }] },
      "'images' must each have an https src",
    ],
  ])('%s is an invalid event, and leaves a trace', async (_what, given, error) => {
    const made = await connected('pagerduty');
    const answer = await enqueue({ routing_key: made.key, ...pagerDutyEvent(given) });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { status: 'invalid event', message: 'Event object is invalid', errors: expect.arrayContaining([error]) },
    ]);
    expect(await alertsOf(made)).toEqual([]);
    await at.it.intake.idle();
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from delivery_failures`.execute(
      at.it.story.host.db,
    );
    expect(rows[0]?.count).toBeGreaterThan(0);
  });

  test('a key of another source opens nothing here', async () => {
    expect((await send(`/v1/hooks/grafana/${at.it.key}`, grafanaBody())).statusCode).toBe(404);
    expect((await enqueue('[1]')).statusCode).toBe(400);
    expect((await enqueue('')).statusCode).toBe(400);
  });
});

describe('Grafana’s alerting', () => {
  test('is read with what was measured, and ends by itself', async () => {
    const made = await connected('grafana');
    const url = `/v1/hooks/grafana/${made.key}`;
    expect((await send(url, grafanaBody())).statusCode).toBe(200);
    const [firing] = grafanaBody().alerts;
    const over = { ...firing, status: 'resolved', endsAt: '2026-11-02T12:00:00+02:00' };
    expect((await send(url, grafanaBody({ alerts: [over] }), { method: 'PUT' })).statusCode).toBe(200);
    expect(await alertsOf(made)).toMatchObject([{ name: 'High memory', state: 'resolved', service: 'checkout' }]);
    expect((await send(url, grafanaBody({ version: '4' }))).statusCode).toBe(400);
  });

  const signed = (key: string, body: string, timestamp?: string) => {
    const secret = at.it.story.host.services.use(signingService)(hashOfKey(key));
    const text = timestamp === undefined ? body : `${timestamp}:${body}`;
    return {
      'x-grafana-alerting-signature': createHmac('sha256', secret).update(text).digest('hex'),
      ...(timestamp === undefined ? {} : { 'x-grafana-alerting-timestamp': timestamp }),
    };
  };

  test('a signature holds or it is refused, and where it is asked for nothing comes in without one [GOV 7.6]', async () => {
    const made = await connected('grafana', { signed: true });
    const secret = at.it.story.host.services.use(signingService)(hashOfKey(made.key));
    expect(made.configuration).toContain(secret);
    const [url, body] = [`/v1/hooks/grafana/${made.key}`, JSON.stringify(grafanaBody())];
    const now = String(Math.floor(at.it.story.host.clock.now().getTime() / 1000));
    const status = async (headers: Readonly<Record<string, string>>) => (await send(url, body, { headers })).statusCode;
    expect(await status({})).toBe(403);
    expect(await status(signed(made.key, `${body} `))).toBe(403);
    expect(await status(signed(made.key, body, String(Number(now) - 301)))).toBe(403);
    expect(await status({ ...signed(made.key, body, now), 'x-grafana-alerting-timestamp': 'soon' })).toBe(403);
    expect(await status({ 'x-grafana-alerting-signature': 'zz' })).toBe(403);
    expect(await alertsOf(made)).toEqual([]);
    expect(await status(signed(made.key, body))).toBe(200);
    expect(await status(signed(made.key, body, now))).toBe(200);
  });
});

describe('Datadog', () => {
  test('the pasted body is an alert from its beginning to its recovery', async () => {
    const made = await connected('datadog');
    const url = `/v1/hooks/datadog/${made.key}`;
    for (const transition of ['Triggered', 'Renotify', 'Re-Triggered'])
      expect((await send(url, datadogBody({ transition }))).statusCode).toBe(200);
    expect(await alertsOf(made)).toMatchObject([
      { name: 'CPU is high on host:a', state: 'firing', severity: 'SEV-1', service: 'checkout' },
    ]);
    expect((await send(url, datadogBody({ transition: 'Muted' }))).json()).toMatchObject({ outcome: 'noted' });
    expect(await alertsOf(made)).toMatchObject([{ state: 'firing' }]);
    await send(url, datadogBody({ transition: 'Recovered', date: '1793610060000' }));
    expect(await alertsOf(made)).toMatchObject([{ state: 'resolved' }]);
  });

  test('without a cycle the alert and its scope name it; a form is refused with what to set', async () => {
    const made = await connected('datadog');
    const url = `/v1/hooks/datadog/${made.key}`;
    const cycle = '$ALERT_CYCLE_KEY';
    await send(url, datadogBody({ cycle_key: cycle, scope: 'a' }));
    await send(url, datadogBody({ cycle_key: cycle, scope: 'b' }));
    await send(url, datadogBody({ cycle_key: cycle, scope: 'a', transition: 'Recovered' }));
    expect((await alertsOf(made)).map(({ state }) => state).toSorted()).toEqual(['firing', 'resolved']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(url, 'payload=x', { headers: form })).statusCode).toBe(415);
    expect((await send(url, { text: 'hello' })).json()).toMatchObject({ code: 'alerts/not-a-notification' });
  });
});

describe('CloudWatch through SNS', () => {
  const text = { headers: { 'content-type': 'text/plain; charset=UTF-8' } };

  test.each(['1', '2'])('a signed alarm (version %s) begins and ends; too little data is neither', async (version) => {
    const made = await connected('cloudwatch');
    const url = `/v1/hooks/cloudwatch/${made.key}`;
    const told = async (given: Readonly<Record<string, unknown>>) =>
      send(url, snsMessage({ SignatureVersion: version, Message: JSON.stringify(alarm(given)) }), text);
    expect((await told({})).statusCode).toBe(200);
    expect(await alertsOf(made)).toMatchObject([
      { name: 'checkout-5xx', state: 'firing', severity: null, service: 'checkout' },
    ]);
    expect((await told({ NewStateValue: 'INSUFFICIENT_DATA' })).json()).toMatchObject({ outcome: 'noted' });
    expect(await alertsOf(made)).toMatchObject([{ state: 'firing' }]);
    await told({ NewStateValue: 'OK', StateChangeTime: '2026-11-02T09:00:00.000+0000' });
    expect(await alertsOf(made)).toMatchObject([{ state: 'resolved' }]);
  });

  test('a subscription is confirmed at AWS’s own host, and no other [GOV 7.6]', async () => {
    const made = await connected('cloudwatch');
    const url = `/v1/hooks/cloudwatch/${made.key}`;
    const ask = (given: object = {}) =>
      snsMessage({ Type: 'SubscriptionConfirmation', Token: 'abc123', SubscribeURL: SUBSCRIBE_URL, ...given });
    expect((await send(url, ask(), text)).json()).toMatchObject({ outcome: 'noted' });
    expect(aws.asked).toContain(SUBSCRIBE_URL);
    for (const SubscribeURL of [
      'https://evil.example/?Action=x',
      'http://sns.us-west-2.amazonaws.com/?Action=x',
      'https://sns.us-west-2.amazonaws.com.evil.example/?a=b',
    ])
      expect((await send(url, ask({ SubscribeURL }), text)).statusCode).toBe(403);
    expect(aws.asked.every((asked) => [SUBSCRIBE_URL, CERTIFICATE_URL].includes(asked))).toBe(true);
  });

  test.each([
    ['another topic', () => snsMessage({ TopicArn: `${TOPIC}2` })],
    [
      'a certificate elsewhere',
      () => snsMessage({ SigningCertURL: 'https://evil.example/SimpleNotificationService-1.pem' }),
    ],
    [
      'a certificate behind a user',
      () =>
        snsMessage({
          SigningCertURL: 'https://sns.us-west-2.amazonaws.com@evil.example/SimpleNotificationService-1.pem',
        }),
    ],
    ['a changed message', () => ({ ...snsMessage(), Message: 'other' })],
    ['an unknown version', () => ({ ...snsMessage(), SignatureVersion: '3' })],
    ['the message alone, as raw delivery has it', () => alarm()],
  ])('%s is refused before anything is read of it [GOV 7.6]', async (_what, message) => {
    const made = await connected('cloudwatch');
    const answer = await send(`/v1/hooks/cloudwatch/${made.key}`, message(), text);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'alerts/not-signed']);
    expect(await alertsOf(made)).toEqual([]);
  });

  test('where AWS cannot be asked, SNS is told to come again', async () => {
    const made = await connected('cloudwatch');
    const answer = await send(`/v1/hooks/cloudwatch/${made.key}`, snsMessage({ SigningCertURL: AWAY_URL }), text);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'alerts/sns-not-reached']);
  });

  test('a message that is no alarm is an alert in its own words', async () => {
    const made = await connected('cloudwatch');
    await send(
      `/v1/hooks/cloudwatch/${made.key}`,
      snsMessage({ Subject: 'Budget', Message: '{"a":'.repeat(9000) }),
      text,
    );
    expect(await alertsOf(made)).toMatchObject([{ name: 'Budget', state: 'firing' }]);
  });
});

test('what is asked of one source is not said of another', async () => {
  await expect(connected('datadog', { topic: TOPIC })).rejects.toThrow('alerts/not-of-this-source');
  await expect(connected('cloudwatch', { topic: undefined })).rejects.toThrow('alerts/not-of-this-source');
  await expect(connected('datadog', { signed: true })).rejects.toThrow('alerts/not-of-this-source');
});
