import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { depth } from '@muster/testing';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { SourceKind } from '../domain/source.ts';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { mutated, mutation } from '../testing/mutations.ts';
import { notification, wireAlert } from '../testing/notifications.ts';
import { awsHosts, snsMessage } from '../testing/sns.ts';
import { alarm, datadogBody, grafanaBody, pagerDutyEvent, TOPIC } from '../testing/source-bodies.ts';

let at: AlertsOverHttp;
beforeAll(async () => {
  at = await alertsOverHttp({ mostPerBatch: 500, mostWaiting: 5000 }, awsHosts().outgoing);
});
afterAll(async () => at.end());

/** 1,000 per run; 10,000 at MUSTER_TEST_DEPTH=40. */
const DELIVERIES = Math.max(1000, 250 * depth);

const valid = (nth: number): string =>
  JSON.stringify(
    notification(
      [
        wireAlert({ fingerprint: (0xd000 + nth).toString(16), annotations: { summary: '😀 é '.repeat(60) } }),
        wireAlert({ fingerprint: (0xe000 + (nth % 7)).toString(16), labels: { severity: 'info', team: 'x' } }),
      ],
      { groupKey: `group-${nth % 50}` },
    ),
  );

test(
  'mutated deliveries of Alertmanager get no 5xx but 503, and each leaves a trace',
  { timeout: 300_000 * depth },
  async () => {
    const mutations = fc.sample(fc.array(mutation, { minLength: 1, maxLength: 3 }), {
      seed: 2_041,
      numRuns: DELIVERIES,
    });
    const statuses = new Map<number, number>();
    for (const [nth, changes] of mutations.entries()) {
      const payload = changes.reduce<Buffer>(
        (text, change) => mutated(text.toString('utf8'), change),
        Buffer.from(valid(nth)),
      );
      const answer = await at.http.app.inject({
        method: 'POST',
        url: `/v1/hooks/alertmanager/${at.it.key}`,
        headers: { 'content-type': 'application/json' },
        payload,
      });
      if (answer.statusCode >= 500) expect([answer.statusCode, payload.toString('utf8')]).toEqual([503, '']);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    }
    await at.it.intake.idle();
    const { rows } = await sql<{ receipts: string; failures: string; both: string }>`
    select (select count(*) from alert_receipts) as receipts,
      (select coalesce(sum(deliveries), 0) from delivery_failures where code <> 'alerts/not-a-notification') as failures,
      (select coalesce(sum(deliveries), 0) from delivery_failures where code = 'alerts/not-a-notification') as both`.execute(
      at.it.story.host.db,
    );
    // Valid JSON that is not a notification has a receipt as well.
    expect(Number(rows[0]?.receipts) + Number(rows[0]?.failures)).toBe(DELIVERIES);
    expect(Number(rows[0]?.failures) + Number(rows[0]?.both)).toBe(DELIVERIES - (statuses.get(200) ?? 0));
    expect(statuses.get(200)).toBeGreaterThan(50);
    expect(statuses.get(400)).toBeGreaterThan(50);
  },
);

/** 250 per run; 10,000 at MUSTER_TEST_DEPTH=40. */
const OF_EACH = 250 * depth;

/** A body per source. The routing key or signature stays valid, so that the mutation is what gets tested. */
const sources = {
  pagerduty: {
    url: () => '/v2/enqueue',
    valid: (nth: number, key: string) =>
      JSON.stringify(pagerDutyEvent({ routing_key: key, dedup_key: `k${nth % 20}` })),
    sent: (body: Buffer) => body,
  },
  grafana: {
    url: (key: string) => `/v1/hooks/grafana/${key}`,
    valid: () => JSON.stringify(grafanaBody()),
    sent: (body: Buffer) => body,
  },
  'change events': {
    kind: 'pagerduty',
    url: () => '/v2/change/enqueue',
    valid: (nth: number, key: string) =>
      JSON.stringify({
        routing_key: key,
        payload: {
          summary: `deployed 🦊 ${nth}`,
          timestamp: '2020-07-17T08:42:58.315+0000',
          custom_details: { service: 'a' },
        },
        links: [{ href: 'https://example.org/', text: 'x' }],
      }),
    sent: (body: Buffer) => body,
  },
  json: {
    url: (key: string) => `/v1/hooks/json/${key}`,
    valid: (nth: number) =>
      JSON.stringify({
        rule: 'r',
        alerts: [{ id: nth % 20, title: 'Queue 🦊', state: 'open', level: 'warning', tags: ['a'] }],
      }),
    sent: (body: Buffer) => body,
  },
  datadog: {
    url: (key: string) => `/v1/hooks/datadog/${key}`,
    valid: (nth: number) => JSON.stringify(datadogBody({ cycle_key: `c${nth % 20}` })),
    sent: (body: Buffer) => body,
  },
  cloudwatch: {
    url: (key: string) => `/v1/hooks/cloudwatch/${key}`,
    valid: (nth: number) => JSON.stringify(alarm({ AlarmArn: `arn:${nth % 20}` })),
    sent: (body: Buffer) => Buffer.from(JSON.stringify(snsMessage({ Message: body.toString('utf8').toWellFormed() }))),
  },
} as const;

const TRANSLATION = ownWords(`each: body.alerts
group: body.rule
identity: item.id
name: item.title
over: item.state == "ok"
label severity: item.level
label tags: item.tags`);

test.each(Object.keys(sources) as (keyof typeof sources)[])(
  'mutated deliveries of %s get no 5xx, and each leaves a trace',
  { timeout: 120_000 * depth },
  async (kind) => {
    const source = sources[kind];
    const { url, valid: whole, sent } = source;
    const made = await at.it.connect({
      kind: 'kind' in source ? source.kind : (kind as SourceKind),
      ...(kind === 'cloudwatch' ? { topic: TOPIC } : {}),
      ...(kind === 'json' ? { translation: TRANSLATION } : {}),
    });
    const traces = async () => {
      await at.it.intake.idle();
      const { rows } = await sql<{ receipts: number; failures: number; both: number }>`
        select (select count(*)::int from alert_receipts) as receipts,
          (select coalesce(sum(deliveries), 0)::int from delivery_failures) as failures,
          (select count(*)::int from alert_receipts where outcome = 'refused') as both`.execute(at.it.story.host.db);
      const [{ receipts, failures, both } = { receipts: 0, failures: 0, both: 0 }] = rows;
      return receipts + failures - both;
    };
    const before = await traces();
    const changed = fc.sample(fc.array(mutation, { minLength: 1, maxLength: 2 }), { seed: 77, numRuns: OF_EACH });
    const statuses = new Set<number>();
    for (const [nth, changes] of changed.entries()) {
      const payload = changes.reduce<Buffer>(
        (text, change) => mutated(text.toString('utf8'), change),
        Buffer.from(whole(nth, made.key)),
      );
      const answer = await at.http.app.inject({
        method: 'POST',
        url: url(made.key),
        headers: { 'content-type': 'application/json' },
        payload: sent(payload),
      });
      if (answer.statusCode >= 500) expect([answer.statusCode, payload.toString('utf8')]).toEqual([200, '']);
      statuses.add(answer.statusCode);
    }
    expect([...statuses].some((status) => status < 300)).toBe(true);
    expect((await traces()) - before).toBe(OF_EACH);
  },
);

test('four thousand alerts in one delivery are stored, with one receipt, or refused with what to set', async () => {
  const storm = (description: string): string =>
    JSON.stringify(
      notification(
        Array.from({ length: 4000 }, (_, index) =>
          wireAlert({ fingerprint: (0xf3_0000 + index).toString(16), annotations: { description } }),
        ),
        { groupKey: '{}:{alertname="NodeDown"}' },
      ),
    );
  const taken = await at.post(storm('d'));
  expect([taken.statusCode, taken.json<object>()]).toMatchObject([200, { alerts: 4000, outcome: 'opened' }]);
  const refused = await at.post(storm('d'.repeat(2000)));
  expect([refused.statusCode, refused.json<{ remedy: string }>().remedy]).toEqual([
    413,
    expect.stringContaining('max_alerts'),
  ]);
});
