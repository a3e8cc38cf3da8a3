import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

let at: AlertsOverHttp;
beforeAll(async () => {
  at = await alertsOverHttp({ mostPerBatch: 500, mostWaiting: 5000 });
});
afterAll(async () => at.end());

const DELIVERIES = 1000;

/** What goes wrong on the way or in a sender: bytes cut, doubled, turned over or put in, and values of other kinds. */
const mutation = fc.record({
  how: fc.constantFrom('cut', 'double', 'flip', 'insert', 'replace'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  by: fc.constantFrom(
    '\0',
    '\ud83d',
    '😀',
    '"',
    '{',
    '\\u0000',
    '\\ud83d',
    '1e400',
    'null',
    '__proto__',
    '\u202e',
    '\r\n',
  ),
  byte: fc.nat(255),
});

function mutated(
  text: string,
  { how, at: where, by, byte }: typeof mutation extends fc.Arbitrary<infer M> ? M : never,
): Buffer {
  const bytes = Buffer.from(text);
  const place = Math.floor(where * (bytes.length - 1));
  switch (how) {
    case 'cut':
      return bytes.subarray(0, place);
    case 'double':
      return Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - 20))]);
    case 'flip':
      bytes[place] = byte;
      return bytes;
    case 'insert':
      return Buffer.concat([bytes.subarray(0, place), Buffer.from(by), bytes.subarray(place)]);
    default:
      return Buffer.from(text.replaceAll(/"[^"]*"/g, (word, offset: number) => (offset % 7 === place % 7 ? by : word)));
  }
}

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

test('a thousand mutated deliveries get no 5xx but 503, and each leaves a trace', { timeout: 300_000 }, async () => {
  const mutations = fc.sample(fc.array(mutation, { minLength: 1, maxLength: 3 }), { seed: 2_041, numRuns: DELIVERIES });
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
  // What is JSON and no notification has a receipt as well.
  expect(Number(rows[0]?.receipts) + Number(rows[0]?.failures)).toBe(DELIVERIES);
  expect(Number(rows[0]?.failures) + Number(rows[0]?.both)).toBe(DELIVERIES - (statuses.get(200) ?? 0));
  expect(statuses.get(200)).toBeGreaterThan(50);
  expect(statuses.get(400)).toBeGreaterThan(50);
});

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
