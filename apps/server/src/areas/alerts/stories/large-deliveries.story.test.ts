import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory({
    limits: { mostPerBatch: 4, mostWaiting: 4, largeFrom: 4096, mostPerPart: 5, mostLarge: 100_000 },
  });
});
afterEach(async () => it.end());

let fingerprints = 0xa000;
const alerts = (count: number, severity: string) =>
  Array.from({ length: count }, () => {
    fingerprints += 1;
    return wireAlert({ fingerprint: fingerprints.toString(16), labels: { alertname: 'Storm', severity } });
  });
const large = (count: number, group: string) => notification(alerts(count, 'warning'), { groupKey: group });
const single = (severity: string, group: string) => notification(alerts(1, severity), { groupKey: group });

describe('a storm of large deliveries', () => {
  test('refuses no small one and answers it first, and loses nothing itself', async () => {
    const answered: string[] = [];
    const send = async (body: object, name: string) => {
      const answer = await it.send(body);
      answered.push(name);
      return answer.ok ? 'taken' : answer.error.code;
    };
    // The first batch is being stored when the critical one arrives; it is the longest, so it cannot have finished
    // already.
    const sizes = [160, 40, 40, 40];
    const storm = sizes.map(async (size, index) => send(large(size, `storm-${index}`), 'large'));
    const critical = await send(single('critical', 'page'), 'critical');
    expect([critical, answered]).toEqual(['taken', ['critical']]);
    expect(await Promise.all(storm)).toEqual(['taken', 'taken', 'taken', 'taken']);
    const { rows } = await sql<{ alerts: string; receipts: string }>`
      select (select count(*) from alerts) as alerts, (select count(*) from alert_receipts) as receipts`.execute(
      it.story.host.db,
    );
    expect(rows[0]).toEqual({ alerts: '281', receipts: '5' });
  });

  test('is told to come back once its own bytes are too many, which keeps no small one out', async () => {
    const storm = Array.from({ length: 8 }, async (_, index) => it.send(large(80, `storm-${index}`)));
    const critical = await it.send(single('critical', 'page'));
    expect(critical.ok).toBe(true);
    const refused = (await Promise.all(storm)).filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer).toMatchObject({ error: { code: 'alerts/queue-full' } });
  });

  test('opens its incident by what may page first, whatever its place in the list [GOV 2.1]', async () => {
    const answer = await it.send(
      notification([...alerts(30, 'info'), ...alerts(1, 'critical')], { groupKey: 'mixed' }),
    );
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'opened', alerts: 31 } });
    const { rows } = await sql<{ tallies: string }>`select tallies from alert_receipts`.execute(it.story.host.db);
    const tallies = JSON.parse(rows[0]?.tallies ?? '[]') as { effect: string; severity?: string; alerts: number }[];
    expect(tallies.map(({ effect, alerts: count }) => [effect, count])).toEqual([
      ['opened', 5],
      ['joined', 26],
    ]);
    expect(tallies[0]?.severity).toBe('SEV-1');
  });

  test('repeated whole, it changes nothing', async () => {
    const body = large(23, 'again');
    expect(await it.send(body)).toMatchObject({ value: { outcome: 'opened', alerts: 23 } });
    expect(await it.send(body)).toMatchObject({ value: { outcome: 'repeated', alerts: 23 } });
  });
});

test('among small deliveries what may page is stored first, and has room when nothing else has [GOV 2.1]', async () => {
  const send = async (severity: string, group: string) => {
    const answer = await it.send(single(severity, group));
    return answer.ok ? answer.value.outcome : answer.error.code;
  };
  const calm = Array.from({ length: 12 }, async (_, index) => send('info', `calm-${index}`));
  const urgent = Array.from({ length: 4 }, async (_, index) => send('critical', `page-${index}`));
  expect(await Promise.all(urgent)).toEqual(['opened', 'opened', 'opened', 'opened']);
  expect((await Promise.all(calm)).filter((outcome) => outcome === 'alerts/queue-full').length).toBeGreaterThan(0);
});
